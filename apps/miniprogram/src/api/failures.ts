import type { Problem, ProblemCode } from '@scanfix/shared-types';

/** The API said no, and said why. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'ProblemError';
  }
}

/** No answer came: nobody knows whether the request arrived. */
export class NoAnswerError extends Error {
  constructor(detail = '') {
    super(detail);
    this.name = 'NoAnswerError';
  }
}

/** Only the person can go on, by logging in. */
export class LoginNeededError extends Error {
  constructor() {
    super('login needed');
    this.name = 'LoginNeededError';
  }
}

export const problemCodeOf = (error: unknown): ProblemCode | null => (error instanceof ProblemError ? error.problem.code : null);

/** Worth sending again later, unchanged. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswerError) return true;
  return error instanceof ProblemError && (error.problem.status >= 500 || error.problem.status === 429);
}
