import { User } from './modules/identity/user.entity.js';
import { Organization } from './modules/organizations/organization.entity.js';
import { StickerBatchRow } from './modules/stickers/sticker-batch.entity.js';
import { StickerHistoryRow } from './modules/stickers/sticker-history.entity.js';
import { StickerScansOfDay, StickerScanTotal } from './modules/stickers/sticker-scans.entities.js';
import { Sticker } from './modules/stickers/sticker.entity.js';
import { IdempotencyKey } from './platform/database/idempotency-key.entity.js';
import { OutboxDeliveryRow, OutboxEventRow } from './platform/outbox/outbox.entities.js';
import { ScheduledRunRow } from './platform/scheduler/scheduled-run.entity.js';

/** Every table, for the migration command; a test proves that this list and the migrations agree. */
export const entities = [
  // platform
  IdempotencyKey,
  OutboxEventRow,
  OutboxDeliveryRow,
  ScheduledRunRow,
  // organizations, identity
  Organization,
  User,
  // stickers
  Sticker,
  StickerBatchRow,
  StickerHistoryRow,
  StickerScansOfDay,
  StickerScanTotal,
];
