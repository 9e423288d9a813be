import type { Format } from '../components/format';
import { spokenNumber } from '../components/format';
import { moneyText } from '../components/money';
import type { Words } from '../i18n';
import { ApiProblem } from './problem';

/** What a person reads for any failure: by its code, with what the server added. */
export function wordProblem(error: unknown, words: Words, format: Pick<Format, 'clockTime'>): string {
  if (!(error instanceof ApiProblem)) return words.problems['internal-error'];
  const lockedUntil = error.context('lockedUntil');
  if (error.code === 'account-locked' && typeof lockedUntil === 'string') return words.problemsWithContext.lockedUntil(format.clockTime(lockedUntil));
  if (error.fieldErrors.some(({ field, code }) => field === 'file' && code === 'required')) return words.problemsWithContext.emptyFile;
  const seconds = error.context('retryAfterSeconds');
  if (error.code === 'rate-limited' && seconds !== null) return words.problemsWithContext.retryAfter(Number(seconds));
  const paid = error.context('paid');
  if (error.code === 'invoice-above-paid' && typeof paid === 'number') return words.problemsWithContext.invoiceAbovePaid(moneyText(paid));
  const ticket = openTicketOf(error);
  if (error.code === 'ticket-already-open' && ticket !== null) return words.problemsWithContext.ticketAlreadyOpen(spokenNumber(ticket));
  return words.problems[error.code] ?? words.problems['internal-error'];
}

/** The number of the ticket that is open for the device already. */
export function openTicketOf(error: ApiProblem): string | null {
  const number = error.context('ticketNumber') ?? error.context('number');
  return number === null ? null : String(number);
}

export function wordFieldRule(code: string, words: Words): string {
  return words.fieldRules[code] ?? words.fieldRules['invalid'] ?? code;
}
