import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventTail, type TailedEvent } from './event-tail.js';
import { LiveEventsRepository } from './live-events.repository.js';
import { plainMessage } from '../errors/plain-message.js';

/** What a subscriber gets. `cursor` is what to resume from; it is behind `id` while an earlier event may still come. */
export type LiveMessage =
  | (TailedEvent & { kind: 'event'; cursor: number })
  /** Too much has happened since: read everything again. */
  | { kind: 'reset'; cursor: number };

export interface LiveSubscription {
  /** Where it began; what comes later comes as a message. */
  from: number;
  close: () => void;
}

interface Subscriber {
  deliver: (message: LiveMessage) => void;
  end: () => void;
}

const pollInterval = 500;
/** A client that was away for more events than this reads everything anew. */
const mostReplayed = 2000;

/**
 * What happens, told to this process's subscribers as the event table has it, so that it does not matter which process did it or which
 * one a client is connected to. All subscribers share one look at the table each half second; with none there is no look.
 */
@Injectable()
export class LiveStream implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly subscribers = new Set<Subscriber>();
  private tail: EventTail | null = null;
  private starting: Promise<EventTail> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> | null = null;
  private stopping = false;

  constructor(private readonly events: LiveEventsRepository) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { this.polling ??= this.poll().finally(() => { this.polling = null; }); }, pollInterval);
  }

  /** Ends every stream, so that the server can close; clients connect to another process and resume. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    for (const { end } of [...this.subscribers]) end();
    await this.polling;
  }

  /**
   * From now on, or from after `afterId` (a cursor): what happened meanwhile is told first. An event may be told twice around a resume,
   * never not at all. `end` is called when the process stops.
   */
  async subscribe(afterId: number | null, deliver: (message: LiveMessage) => void, end: () => void): Promise<LiveSubscription> {
    const tail = await this.started();
    if (this.stopping) end();
    // Events found while the past is read wait behind it.
    let waiting: LiveMessage[] | null = [];
    const subscriber: Subscriber = { deliver: (message) => { if (waiting) waiting.push(message); else deliver(message); }, end };
    this.subscribers.add(subscriber);
    const from = afterId ?? tail.settled;
    try {
      if (afterId !== null) await this.replay(tail, afterId, deliver);
    } catch (error) {
      this.subscribers.delete(subscriber);
      throw error;
    }
    const held = waiting;
    waiting = null;
    held.forEach(deliver);
    return { from, close: () => this.subscribers.delete(subscriber) };
  }

  private async replay(tail: EventTail, afterId: number, deliver: (message: LiveMessage) => void): Promise<void> {
    const [missed, earliest, latest] = [await this.events.after(afterId, mostReplayed + 1), await this.events.earliestId(), await this.events.latestId()];
    // Too many, older than what is kept, or a cursor of another database.
    if (missed.length > mostReplayed || (earliest > 0 && afterId < earliest - 1) || afterId > latest) {
      deliver({ kind: 'reset', cursor: tail.settled });
      return;
    }
    for (const event of missed) deliver({ kind: 'event', ...event, cursor: Math.min(event.id, tail.settled) });
  }

  private started(): Promise<EventTail> {
    return this.starting ??= this.startTail().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
  }

  private async startTail(): Promise<EventTail> {
    const tail = new EventTail(this.events);
    await tail.start();
    return this.tail = tail;
  }

  private async poll(): Promise<void> {
    if (!this.tail) return;
    if (this.subscribers.size === 0) {
      // Nobody listens: begin at the end again when somebody does.
      this.tail = null;
      this.starting = null;
      return;
    }
    try {
      const found = await this.tail.read();
      for (const event of found) {
        const message: LiveMessage = { kind: 'event', ...event, cursor: Math.min(event.id, this.tail.settled) };
        for (const { deliver } of this.subscribers) deliver(message);
      }
    } catch (error) {
      this.logger.warn(`cannot read what happened: ${plainMessage(error)}`);
    }
  }
}
