import { failures } from './words.mjs';

/** Something a person can put right, said in one sentence; `details` are the last lines of a log, when they help. */
export class Failure extends Error {
  /**
   * @param {import('./words.mjs').Wording} wording
   * @param {{ details?: string, cause?: unknown }} [more]
   */
  constructor(wording, { details = '', cause } = {}) {
    super(wording.en, { cause });
    this.name = 'Failure';
    this.wording = wording;
    this.details = details;
  }
}

/**
 * True for an error, or a line of a log, that a full disk wrote.
 * @param {unknown} error
 */
export function saysDiskFull(error) {
  const text = error instanceof Error ? `${'code' in error ? String(error.code) : ''} ${error.message}` : String(error);
  return /ENOSPC|No space left on device|errno: 28\b|OS errno 28\b|error: 28\b/i.test(text);
}

/**
 * Any error as a Failure where there is a sentence for it; others stay as they are, with their stack.
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Failure && !saysDiskFull(error.details)) return error;
  if (error instanceof Failure) return new Failure(failures.diskFilled(error.message), { cause: error });
  if (saysDiskFull(error)) return new Failure(failures.diskFilled(error instanceof Error ? error.message : String(error)), { cause: error });
  return error;
}

/**
 * Prints why a tool ends.
 * @param {unknown} error
 */
export function report(error) {
  const explained = explain(error);
  if (!(explained instanceof Failure)) {
    console.error(explained);
    return;
  }
  if (explained.details) console.error(`\n${explained.details.replaceAll(/^/gm, '  │ ')}`);
  console.error(`\n✗ ${explained.wording.zh}\n  ${explained.wording.en}`);
}
