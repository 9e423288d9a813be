import { Injectable } from '@nestjs/common';
import type { AttachmentClaim } from '@scanfix/shared-types';
import type { Signature } from './signature.entity.js';
import { SignaturesRepository } from './signatures.repository.js';
import { signatureImage } from './visit-files.js';
import type { Visit } from './visit.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AttachmentsService } from '../attachments/attachments.service.js';

/** A visit is signed once. */
@Injectable()
export class Signatures {
  constructor(
    private readonly signatures: SignaturesRepository,
    private readonly attachments: AttachmentsService,
  ) {}

  /** Call it with the visit locked. @throws DomainError `already-signed` */
  async add(
    transaction: Transaction, { id: visitId, organizationId }: Visit, signature: Pick<Signature, 'kind' | 'signerName' | 'signerId' | 'signedAt'>,
    image: AttachmentClaim | undefined, field: string,
  ): Promise<void> {
    if (await this.signatures.exists(transaction, visitId)) throw new DomainError('already-signed');
    const id = await this.signatures.insert(transaction, { organizationId, visitId, ...signature });
    if (image) await this.attachments.claim(transaction, organizationId, [image], { kind: signatureImage, id }, { field, allowed: { image: 1 } });
  }
}
