import type { FieldError, Problem, ProblemCode } from '@scanfix/shared-types';

/** A refusal that the caller can understand. The filter makes it a problem with the status that belongs to the code. */
export class DomainError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly context?: Problem['context'],
    readonly errors?: FieldError[],
  ) {
    super(code);
  }
}

/** One wrong field, found by a rule that a DTO cannot express. */
export function invalidField(field: string, code: string): DomainError {
  return new DomainError('validation-failed', undefined, [{ field, code }]);
}
