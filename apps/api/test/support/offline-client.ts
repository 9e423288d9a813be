import type { Problem } from '@scanfix/shared-types';
import type { RunningApi } from './api.js';
import type { TestPerson } from './people.js';

/** One step that waits on a phone: its client id is the request's Idempotency-Key. */
export interface QueuedStep {
  id: string;
  path: string;
  body: object;
}

/**
 * What a poor network does to a step before it gets through. `request-lost`: it never arrives. `answer-lost`: it is done, and the phone does not
 * know. `cut-off`: the connection breaks while it is under way. `twice`: it arrives two times at once. `echo`: a copy of an earlier step arrives late.
 */
export type Mishap = 'request-lost' | 'answer-lost' | 'cut-off' | 'twice' | 'echo';
export const mishaps: readonly Mishap[] = ['request-lost', 'answer-lost', 'cut-off', 'twice', 'echo'];

export interface Answer {
  id: string;
  status: number;
  code: string | null;
  context: Problem['context'] | null;
}

/** Sends its steps in their order, and each again and again until there is an answer; as the mini-program does. */
export class OfflineClient {
  constructor(
    private readonly api: RunningApi,
    private readonly person: TestPerson,
  ) {}

  /** The answers that reached the phone, and those of late copies. */
  async send(steps: readonly QueuedStep[], weather: readonly (readonly Mishap[])[]): Promise<{ answers: Answer[]; echoes: Answer[] }> {
    const answers: Answer[] = [];
    const echoes: Answer[] = [];
    for (const [index, step] of steps.entries()) {
      for (const mishap of weather[index] ?? []) {
        if (mishap === 'answer-lost') await this.post(step);
        if (mishap === 'cut-off') await this.cutOff(step);
        if (mishap === 'twice') await Promise.all([this.post(step), this.post(step)]);
        const earlier = steps[Math.floor(index / 2)];
        if (mishap === 'echo' && index > 0 && earlier) echoes.push(await this.post(earlier));
      }
      answers.push(await this.post(step));
    }
    return { answers, echoes };
  }

  private async post({ id, path, body }: QueuedStep, signal?: AbortSignal): Promise<Answer> {
    const answer = await fetch(`${this.api.url}/api/v1${path}`, {
      method: 'POST', headers: { authorization: this.person.authorization, 'idempotency-key': id, 'content-type': 'application/json' }, body: JSON.stringify(body), ...(signal ? { signal } : {}),
    });
    const { code = null, context = null } = await answer.json() as { code?: string; context?: Problem['context'] };
    return { id, status: answer.status, code: answer.ok ? null : code, context: answer.ok ? null : context };
  }

  /** The server may have heard all of it, or nothing. */
  private async cutOff(step: QueuedStep): Promise<void> {
    const abort = new AbortController();
    const sent = this.post(step, abort.signal).catch(() => null);
    setImmediate(() => abort.abort());
    await sent;
  }
}
