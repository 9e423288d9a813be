import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { CalendarDate, Page, Reconciliation, RunReconciliationRequest } from '@scanfix/shared-types';
import type { FastifyRequest } from 'fastify';
import { lastBillDay } from './bill-day.js';
import { unreadableBill } from './bill-problem.js';
import { DifferencesRepository } from './differences.repository.js';
import type { ReconciliationQueryDto, UploadBillDto } from './dto/reconciliation.dto.js';
import { reconciliationOf } from './reconciliation.mapper.js';
import { ReconciliationRuns, type WantedRun } from './reconciliation-runs.service.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';
import { MerchantsService } from '../merchants/merchants.service.js';
import type { Actor } from '../../platform/auth/actor.js';
import { DomainError, invalidField } from '../../platform/errors/domain-error.js';
import { decodeCursor, pageOf } from '../../platform/http/cursor.js';
import { receiveFile } from '../../platform/http/receive-file.js';

/** Bytes: half a million lines. */
const largestFile = 200_000_000;
const gzip = [0x1f, 0x8b];
const countedAtMost = 1000;

/** Days as finance sees them, and what finance starts by hand. */
@Injectable()
export class ReconciliationsService {
  constructor(
    private readonly days: ReconciliationsRepository,
    private readonly differences: DifferencesRepository,
    private readonly runs: ReconciliationRuns,
    private readonly merchants: MerchantsService,
  ) {}

  async page({ organizationId }: Actor, { state, cursor, limit }: ReconciliationQueryDto): Promise<Page<Reconciliation>> {
    const [date, id] = decodeCursor(cursor, 'text', 'id') ?? [];
    const rows = await this.days.page(organizationId, state, date === undefined || id === undefined ? null : { date: dateOf(date), id }, limit + 1);
    return pageOf(rows, limit, (row) => [row.date, row.id], reconciliationOf);
  }

  /** @throws DomainError `not-found` */
  async view(organizationId: number, id: number): Promise<Reconciliation> {
    const row = await this.days.find(organizationId, id);
    if (!row) throw new DomainError('not-found');
    return reconciliationOf(row);
  }

  /** Answers at once: how far it is, the day says. @throws DomainError `bill-not-ready`, `reconciliation-running`, `not-found` */
  async run(actor: Actor, request: RunReconciliationRequest): Promise<Reconciliation> {
    const { id } = await this.runs.fetch(await this.wanted(actor, request));
    return this.view(actor.organizationId, id);
  }

  /** Reads the file before it answers, and compares after that. @throws DomainError `bill-unreadable`, `bill-damaged` and as `run` */
  async upload(actor: Actor, { kind = 'trade', ...request }: UploadBillDto, upload: FastifyRequest): Promise<Reconciliation> {
    const wanted = await this.wanted(actor, request);
    let packed = false;
    const inspect = (head: Buffer) => {
      packed = gzip.every((byte, index) => head[index] === byte);
      return largestFile;
    };
    const id = await receiveFile(upload, inspect, async ({ path }) => (await this.runs.upload(wanted, kind, packed ? unpacked(path) : createReadStream(path))).id);
    return this.view(actor.organizationId, id);
  }

  /** Differences that wait for a person (at most a thousand), and the last day that was compared. */
  async standing(organizationId: number): Promise<{ open: number; lastReconciled: CalendarDate | null }> {
    const [open, lastReconciled] = await Promise.all([this.differences.countOpen(organizationId, countedAtMost), this.days.lastCompared(organizationId)]);
    return { open, lastReconciled };
  }

  private async wanted({ organizationId, userId }: Actor, { date, merchantId }: RunReconciliationRequest): Promise<WantedRun> {
    const merchant = merchantId === undefined ? await this.merchants.active(organizationId) : await this.merchants.byId(organizationId, merchantId);
    if (!merchant) throw invalidField('merchantId', 'required');
    if (date > lastBillDay(new Date())) throw new DomainError('bill-not-ready');
    return { organizationId, merchant, date, startedById: userId };
  }
}

async function* unpacked(path: string): AsyncGenerator<Uint8Array> {
  const source: Readable = createReadStream(path).pipe(createGunzip());
  let length = 0;
  try {
    for await (const part of source as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > largestFile) throw unreadableBill('not-a-bill', 1);
      yield part;
    }
  } catch (error) {
    throw error instanceof DomainError ? error : unreadableBill('not-text', 1);
  }
}

/** A cursor is text from outside. */
function dateOf(text: string): CalendarDate {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw invalidField('cursor', 'wrong-format');
  return text;
}
