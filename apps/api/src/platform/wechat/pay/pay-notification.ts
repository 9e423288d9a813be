import { z } from 'zod';
import { decrypted, DecryptionRefused, encryptedResource } from './encryption.js';
import { jsonOf } from './pay-answer.reading.js';
import { refundNotice, transactionAnswer, type PayRefundNotice, type PayTransaction } from './pay-answers.js';
import type { Doubt } from './verification.js';

interface Notification {
  /** WeChat Pay's own, the same at every repetition. */
  id: string;
  eventType: string;
  createdAt: Date;
}

/** What WeChat Pay tells by itself, as often as it likes and in any order. */
export type PayNotification =
  | (Notification & { kind: 'transaction'; transaction: PayTransaction })
  | (Notification & { kind: 'refund'; refund: PayRefundNotice });

/** For the log and the figures: whoever sent it is told nothing but that it was refused. */
export type NotificationDoubt =
  | Doubt
  | 'malformed'
  | 'not-decrypted'
  /** Signed by WeChat Pay, but for another merchant. */
  | 'foreign-merchant'
  /** Signed by WeChat Pay, but about something that we never asked for. */
  | 'event-unknown';

export class NotificationRefused extends Error {
  constructor(readonly reason: NotificationDoubt) {
    super(reason);
  }
}

const envelope = z.object({
  id: z.string().min(1).max(64),
  create_time: z.iso.datetime({ offset: true }),
  event_type: z.string().max(64),
  resource: encryptedResource.extend({ original_type: z.string().optional() }),
});

/** Opens what is already known to come from WeChat Pay. @throws NotificationRefused */
export function openedNotification(body: Buffer, { mchid, apiV3Key }: { mchid: string; apiV3Key: string }): PayNotification {
  const { success, data } = envelope.safeParse(jsonOf(body));
  if (!success) throw new NotificationRefused('malformed');
  const { id, create_time: createTime, event_type: eventType, resource } = data;
  const about = { id, eventType, createdAt: new Date(createTime) };
  const content = contentOf(resource, apiV3Key);
  if (eventType.startsWith('TRANSACTION.')) {
    return { ...about, kind: 'transaction', transaction: ours(transactionAnswer.safeParse(content), mchid) };
  }
  if (eventType.startsWith('REFUND.')) return { ...about, kind: 'refund', refund: ours(refundNotice.safeParse(content), mchid) };
  throw new NotificationRefused('event-unknown');
}

function contentOf(resource: z.infer<typeof envelope>['resource'], apiV3Key: string): unknown {
  try {
    return jsonOf(Buffer.from(decrypted(resource, apiV3Key)));
  } catch (error) {
    throw error instanceof DecryptionRefused ? new NotificationRefused('not-decrypted') : error;
  }
}

function ours<Content extends { mchid: string }>(parsed: z.ZodSafeParseResult<Content>, mchid: string): Content {
  if (!parsed.success) throw new NotificationRefused('malformed');
  if (parsed.data.mchid !== mchid) throw new NotificationRefused('foreign-merchant');
  return parsed.data;
}
