import { Injectable } from '@nestjs/common';
import type { AttachmentClaim, AttachmentKind, AttachmentView } from '@scanfix/shared-types';
import type { Attachment } from './attachment.entity.js';
import { fileName, viewOf } from './attachment.mapper.js';
import { AttachmentsRepository, type AttachmentOwner } from './attachments.repository.js';
import { FileLinks } from './file-links.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { Storage } from '../../platform/storage/storage.js';

export interface ClaimRules {
  /** The form's field, for the errors; `attachments` when not given. */
  field?: string;
  /** How many of each kind; a kind that is not listed is refused. Everything when not given. */
  allowed?: Partial<Record<AttachmentKind, number>>;
}

type Wanted = AttachmentClaim | { id: number };

/** Files belong to what other modules own: they claim uploads in their own transaction and ask for views later. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly repository: AttachmentsRepository,
    private readonly links: FileLinks,
    private readonly storage: Storage,
  ) {}

  /**
   * Gives new uploads to their owner, in the order of the list, after what the owner has already.
   * @throws DomainError `validation-failed` for a claim that proves nothing or is used already, `attachments-too-many`, `attachment-type-not-allowed`
   */
  async claim(transaction: Transaction, organizationId: number, claims: readonly AttachmentClaim[], owner: AttachmentOwner, rules: ClaimRules = {}): Promise<void> {
    if (claims.length === 0) return;
    const present = await this.repository.lockOfOwner(transaction, organizationId, owner);
    await this.arrange(transaction, organizationId, [...inOrder(present).map(({ id }) => ({ id })), ...claims], present, owner, rules, present.length);
  }

  /** Makes the owner's files exactly the list: ids it has already, and claims of new uploads. What is left out is removed a day later. */
  async replace(transaction: Transaction, organizationId: number, wanted: readonly Wanted[], owner: AttachmentOwner, rules: ClaimRules = {}): Promise<void> {
    const present = await this.repository.lockOfOwner(transaction, organizationId, owner);
    await this.arrange(transaction, organizationId, wanted, present, owner, rules, 0);
    const kept = new Set(wanted.map(({ id }) => id));
    await this.repository.release(transaction, present.map(({ id }) => id).filter((id) => !kept.has(id)), new Date());
  }

  /** Of each owner that has any, in their order, with links that are good for two hours or more. */
  async views(organizationId: number, ownerKind: string, ownerIds: readonly number[]): Promise<Map<number, AttachmentView[]>> {
    const views = new Map<number, AttachmentView[]>();
    if (ownerIds.length === 0) return views;
    const expires = this.links.expiry();
    for (const attachment of await this.repository.ofOwners(organizationId, ownerKind, ownerIds)) {
      const ownerId = Number(attachment.ownerId);
      const own = views.get(ownerId) ?? [];
      own.push(this.view(attachment, expires));
      views.set(ownerId, own);
    }
    return views;
  }

  async count(organizationId: number, ownerKind: string, ownerIds: readonly number[]): Promise<Map<number, number>> {
    if (ownerIds.length === 0) return new Map();
    const rows = await this.repository.countOfOwners(organizationId, ownerKind, ownerIds);
    return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
  }

  /** The file itself, for who writes it into a document; null where it is gone. */
  async content(organizationId: number, id: number): Promise<Buffer | null> {
    const attachment = await this.repository.find(organizationId, id);
    const name = attachment && fileName(attachment);
    if (name === null || await this.storage.size(name) === null) return null;
    const chunks: Buffer[] = [];
    for await (const chunk of await this.storage.read(name)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  view(attachment: Attachment, expires = this.links.expiry()): AttachmentView {
    return viewOf(attachment, expires, (name, until) => this.links.url(name, until));
  }

  /** `offset`: how many of `wanted` come before the form's own list, so that an error names the form's index. */
  private async arrange(
    transaction: Transaction, organizationId: number, wanted: readonly Wanted[], present: readonly Attachment[], owner: AttachmentOwner,
    { field = 'attachments', allowed }: ClaimRules, offset: number,
  ): Promise<void> {
    const owned = new Map(present.map((attachment) => [attachment.id, attachment]));
    const fresh = wanted.filter(({ id }) => !owned.has(id)).map(({ id }) => id);
    const uploaded = new Map(fresh.length === 0 ? [] : (await this.repository.lockByIds(transaction, organizationId, fresh)).map((row) => [row.id, row]));
    const seen = new Set<number>();
    const counts = new Map<AttachmentKind, number>();
    for (const [position, item] of wanted.entries()) {
      const place = `${field}.${position - offset}`;
      const attachment = owned.get(item.id) ?? uploaded.get(item.id);
      if (seen.has(item.id)) throw invalidField(place, 'duplicate');
      seen.add(item.id);
      if (!owned.has(item.id) && !('claim' in item && this.links.proves(item.claim, organizationId, item.id))) throw invalidField(place, 'not-yours');
      if (!attachment || (!owned.has(item.id) && attachment.ownerKind !== null)) throw invalidField(place, 'not-available');
      const count = (counts.get(attachment.kind) ?? 0) + 1;
      counts.set(attachment.kind, count);
      const most = allowed === undefined ? Infinity : allowed[attachment.kind] ?? 0;
      if (most === 0) throw new DomainError('attachment-type-not-allowed', { kind: attachment.kind });
      if (count > most) throw new DomainError('attachments-too-many', { kind: attachment.kind, maximum: most });
      if (!owned.has(item.id) || attachment.position !== position) await this.repository.give(transaction, item.id, owner, position);
    }
  }
}

function inOrder(attachments: readonly Attachment[]): Attachment[] {
  return [...attachments].sort((a, b) => a.position - b.position || a.id - b.id);
}
