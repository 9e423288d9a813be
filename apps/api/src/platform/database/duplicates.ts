import { codeOf } from './unit-of-work.js';

/** Runs work whose only unique index is the one the refusal speaks of. */
export async function refuseDuplicate<Result>(work: () => Promise<Result>, refusal: () => Error): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isDuplicate(error) ? refusal() : error;
  }
}

export function isDuplicate(error: unknown): boolean {
  return codeOf(error) === 'ER_DUP_ENTRY';
}
