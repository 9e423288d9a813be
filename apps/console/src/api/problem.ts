import type { FieldError, Problem, ProblemCode } from '@scanfix/shared-types';

/** `network`: no answer came at all; `unreadable`: an answer that is no problem document, such as a proxy's error page. */
export type ClientProblemCode = ProblemCode | 'network' | 'unreadable';

/** What every failed call throws. Its words come from `wordProblem`. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ClientProblemCode,
    readonly status: number,
    readonly problem: Problem | null = null,
  ) {
    super(problem?.detail ?? problem?.title ?? code);
    this.name = 'ApiProblem';
  }

  get fieldErrors(): FieldError[] {
    return this.problem?.errors ?? [];
  }

  get requestId(): string | null {
    return this.problem?.requestId ?? null;
  }

  context(key: string): string | number | null {
    const value = this.problem?.context?.[key];
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  }
}

export function isProblem(error: unknown, ...codes: ClientProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  return isProblemBody(body) ? new ApiProblem(body.code, response.status, body) : new ApiProblem('unreadable', response.status);
}

function isProblemBody(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
