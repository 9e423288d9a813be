import { randomBytes, randomUUID } from 'node:crypto';
import type {
  NotificationAttempt,
  NotificationFlaw,
  NotificationPlan,
  NotificationView,
  PaySettings,
  SentNotifications,
} from '../pay-contract.js';
import { createKeyPair, type KeyPair } from './certificates.js';
import type { Journal, Table } from './journal.js';
import type { Merchants } from './merchants.js';
import { notificationMessage, type NotificationContent } from './notification-message.js';
import { agentFor, post, type Agent, type Answer } from './post.js';

export interface Notification extends NotificationContent {
  mchid: string;
  outTradeNo: string;
  outRefundNo: string | null;
  url: string;
  state: NotificationView['state'];
  /** Milliseconds since 1970. */
  nextAt: number | null;
  /** How many came by themselves. */
  tried: number;
  /** What is wrong with the first of them. */
  firstFlaw: NotificationFlaw;
  attempts: NotificationAttempt[];
}

export type NewNotification = Pick<Notification, 'mchid' | 'outTradeNo' | 'outRefundNo' | 'url' | 'eventType' | 'summary' | 'originalType' | 'resource'>;

/** WeChat Pay's waits after the first attempt, in seconds: 15 of them, a little more than a day. */
const waits = [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600];
const keptAttempts = 20;
const keptNotifications = 2_000;

export class Notifications {
  private readonly table: Table<Notification>;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stranger: Promise<KeyPair> | null = null;
  private plan: NotificationPlan | null = null;
  private stopped = false;

  constructor(
    journal: Journal,
    private readonly now: () => number,
    private readonly merchants: Merchants,
    private readonly settings: () => PaySettings,
    private readonly onChange: (notification: Notification) => void,
  ) {
    this.table = journal.table<Notification>('notifications');
  }

  /** Those that waited when the sandbox was stopped come after all. */
  resume(): void {
    for (const notification of this.table.values()) if (notification.state === 'waiting') this.wait(notification);
  }

  list(): Notification[] {
    return this.table.values();
  }

  get(id: string): Notification | undefined {
    return this.table.get(id);
  }

  planned(): NotificationPlan | null {
    return this.plan;
  }

  planNext(plan: NotificationPlan): void {
    this.plan = plan.times > 0 ? plan : null;
  }

  create(wanted: NewNotification): Notification {
    const plan = this.takePlan();
    const createdAt = this.now();
    const notification: Notification = {
      ...wanted,
      id: `EV-${randomUUID()}`,
      createdAt,
      iv: randomBytes(6).toString('hex'),
      state: plan?.fate === 'lost' || plan?.fate === 'held' ? plan.fate : 'waiting',
      nextAt: plan?.fate === 'lost' || plan?.fate === 'held' ? null : createdAt + (plan?.fate === 'delayed' ? plan.delayMilliseconds ?? 0 : 0),
      tried: 0,
      firstFlaw: plan?.fate === 'flawed' ? plan.flaw ?? 'forged-signature' : 'good',
      attempts: [],
    };
    this.forgetOld();
    this.save(notification);
    this.wait(notification);
    if (plan?.fate === 'repeated') void this.send(notification, { times: plan.copies ?? 2, connections: plan.copies ?? 2 });
    return notification;
  }

  /** Sends what was held; the last first where `backwards`. */
  release(backwards: boolean): Notification[] {
    const held = this.table.values().filter(({ state }) => state === 'held');
    if (backwards) held.reverse();
    return held.map((notification, index) => {
      // One after the other, so that the order is the same at the other end.
      const released = this.save({ ...notification, state: 'waiting', nextAt: this.now() + index * 200 });
      this.wait(released);
      return released;
    });
  }

  /** On demand, past the notification's own retries. Its state stays as it is, unless it is accepted. */
  async send(notification: Notification, { flaw = 'good', times = 1, connections = 1 }: { flaw?: NotificationFlaw; times?: number; connections?: number }): Promise<SentNotifications> {
    const started = performance.now();
    const agent = agentFor(notification.url, connections);
    const answers: Record<string, number> = {};
    const attempts: NotificationAttempt[] = [];
    let left = times;
    const worker = async (): Promise<void> => {
      while (left > 0 && !this.stopped) {
        left -= 1;
        const attempt = await this.attempt(notification, flaw, agent);
        const name = attempt.status === null ? 'none' : String(attempt.status);
        answers[name] = (answers[name] ?? 0) + 1;
        attempts.push(attempt);
      }
    };
    await Promise.all(Array.from({ length: Math.min(connections, times) }, worker));
    agent.destroy();
    this.note(notification.id, attempts, flaw === 'good' && attempts.some(accepted));
    return { sent: attempts.length, answers, milliseconds: Math.round(performance.now() - started) };
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.table.clear();
    this.plan = null;
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private takePlan(): NotificationPlan | null {
    const plan = this.plan;
    if (plan) this.planNext({ ...plan, times: plan.times - 1 });
    return plan;
  }

  private wait({ id, nextAt }: Notification): void {
    clearTimeout(this.timers.get(id));
    if (nextAt === null || this.stopped) return;
    this.timers.set(id, setTimeout(() => void this.come(id), Math.max(0, nextAt - this.now())));
  }

  /** One attempt by itself, then the next wait or the end. */
  private async come(id: string): Promise<void> {
    this.timers.delete(id);
    const notification = this.table.get(id);
    if (!notification || notification.state !== 'waiting') return;
    const flaw = notification.tried === 0 ? notification.firstFlaw : 'good';
    const attempt = await this.attempt(notification, flaw);
    if (this.stopped) return;
    this.note(id, [attempt], flaw === 'good' && accepted(attempt));
    const noted = this.table.get(id);
    if (!noted || noted.state !== 'waiting') return;
    const seconds = waits[noted.tried];
    const next: Notification = seconds === undefined
      ? { ...noted, tried: noted.tried + 1, state: 'given-up', nextAt: null }
      : { ...noted, tried: noted.tried + 1, nextAt: this.now() + seconds * 1_000 * this.settings().retryScale };
    this.wait(this.save(next));
  }

  private async attempt(notification: Notification, flaw: NotificationFlaw, agent?: Agent): Promise<NotificationAttempt> {
    const merchant = this.merchants.need(notification.mchid);
    const at = this.now();
    const own = this.merchants.notifyingKey(merchant);
    const key = flaw === 'forged-key' ? { ...own, privateKey: await this.strangersKey() } : own;
    const { headers, body } = notificationMessage(notification, { merchant, key, now: at, flaw });
    const answer: Answer = await post(notification.url, headers, body, agent);
    return { at: new Date(at).toISOString(), flaw, status: answer.status, answer: answer.text, milliseconds: answer.milliseconds };
  }

  /** Somebody's who is not WeChat Pay. */
  private async strangersKey(): Promise<string> {
    this.stranger ??= createKeyPair();
    return (await this.stranger).privateKey;
  }

  private note(id: string, attempts: NotificationAttempt[], delivered: boolean): void {
    const notification = this.table.get(id);
    if (!notification) return;
    if (delivered) clearTimeout(this.timers.get(id));
    this.save({
      ...notification,
      ...(delivered ? { state: 'delivered', nextAt: null } : {}),
      attempts: [...notification.attempts, ...attempts].slice(-keptAttempts),
    });
  }

  private save(notification: Notification): Notification {
    this.table.put(notification.id, notification);
    this.onChange(notification);
    return notification;
  }

  private forgetOld(): void {
    if (this.table.size < keptNotifications) return;
    const done = this.table.values().filter(({ state }) => state !== 'waiting' && state !== 'held');
    for (const { id } of done.slice(0, keptNotifications / 10)) this.table.delete(id);
  }
}

/** WeChat Pay stops at these two and at no other 2xx. */
function accepted({ status }: NotificationAttempt): boolean {
  return status === 200 || status === 204;
}

export function viewNotification(notification: Notification): NotificationView {
  const { id, mchid, eventType, outTradeNo, outRefundNo, url, createdAt, state, nextAt, attempts } = notification;
  return {
    id, mchid, eventType, outTradeNo, outRefundNo, url, state, attempts,
    createdAt: new Date(createdAt).toISOString(),
    nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
  };
}
