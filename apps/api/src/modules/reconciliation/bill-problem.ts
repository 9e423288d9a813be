import { DomainError } from '../../platform/errors/domain-error.js';

/** Not a bill of WeChat Pay's, or not the one that is wanted. */
export type UnreadableReason = 'not-text' | 'not-a-bill' | 'other-merchant' | 'other-day';
/** A bill in which something is missing or wrong: fetched again it may be whole. */
export type DamagedReason = 'columns' | 'value' | 'repeated' | 'totals' | 'cut-off' | 'bytes';

/** @param line counted from 1, the heading included */
export function unreadableBill(reason: UnreadableReason, line: number): DomainError {
  return new DomainError('bill-unreadable', { line, reason });
}

export function damagedBill(reason: DamagedReason, line: number): DomainError {
  return new DomainError('bill-damaged', { line, reason });
}

/** Whether the bill itself is at fault, and not the way to it. */
export function isBillProblem(error: unknown): error is DomainError {
  return error instanceof DomainError && (error.code === 'bill-unreadable' || error.code === 'bill-damaged');
}
