import { quoteUnitOf, type Fen, type PriceBand, type Quote, type QuoteLine, type TicketMoney, type WarrantyDecision } from '@scanfix/shared-types';
import { calendarDate, yuan } from './format';
import type { Words } from './zh-CN';

/** One sum where both are the same. */
export const yuanRange = (words: Words, from: Fen, to: Fen): string => (from === to ? yuan(from) : words.prices.range(yuan(from), yuan(to)));

/** 150 is 1.5. */
export const quantityText = (quantity: number): string => String(quantity / 100);

export function unitText(words: Words, unit: string): string {
  const key = quoteUnitOf(unit);
  return key ? words.quoting.editor.units[key] : unit;
}

/** The call-out is called the same everywhere; the rest has the name that somebody gave it. */
export const lineName = (words: Words, { kind, name }: Pick<QuoteLine, 'kind' | 'name'>): string => (kind === 'call-out' ? words.prices.callOut : name);

/** It was offered, and nobody answered in time. */
const ranOut = (quote: Quote | undefined, now: number): boolean => quote?.state === 'expired' || (quote?.state === 'offered' && Date.parse(quote.validUntil) < now);

/** Why it costs nothing, or why it does. */
export function warrantyReason(words: Words, decision: WarrantyDecision): string {
  const { grounds, until, ended, somePart, visitsLeft, onlyLabour, onlyParts } = words.warranty;
  const date = decision.until ? calendarDate(words, decision.until) : null;
  const { contract, part } = decision;
  switch (decision.ground) {
    case 'asset-date':
    case 'model-term':
    case 'rework-guarantee':
      return grounds[decision.ground](date ? until(date) : '');
    case 'asset-date-passed':
    case 'model-term-passed':
      return grounds[decision.ground](date ? ended(date) : '');
    case 'contract': {
      const limits = contract && contract.labour !== contract.parts ? (contract.labour ? onlyLabour : onlyParts) : null;
      const left = contract && contract.visitsLeft !== null ? visitsLeft(contract.visitsLeft) : null;
      return [grounds.contract(contract?.number ?? ''), limits, left].filter(Boolean).join(' · ');
    }
    case 'contract-exhausted':
      return grounds['contract-exhausted'](contract?.number ?? '');
    case 'part-warranty':
      return grounds['part-warranty'](part?.name ?? somePart, part ? calendarDate(words, part.installedOn) : '');
    case 'no-date':
    case 'no-asset':
    case 'misuse':
      return grounds[decision.ground];
  }
}

/** Free, free in part, or to be paid. */
export function warrantyTitle(words: Words, { covered, contract, ground }: WarrantyDecision): string {
  if (!covered) return words.warranty.notCovered;
  return ground === 'part-warranty' || (ground === 'contract' && contract !== null && !(contract.labour && contract.parts)) ? words.warranty.coveredPartly : words.warranty.covered;
}

export const offeredQuote = ({ quotes }: Pick<TicketMoney, 'quotes'>): Quote | null => quotes.find(({ state }) => state === 'offered') ?? null;
export const approvedQuote = ({ quotes }: Pick<TicketMoney, 'quotes'>): Quote | null => quotes.find(({ state }) => state === 'approved') ?? null;

type Told = Pick<TicketMoney, 'stage' | 'quotes' | 'approved' | 'paid' | 'refunded' | 'due' | 'surplus'>;

/** The one sentence about money that its requester reads. */
export function moneySentence(words: Words, told: Told, now = Date.now()): string {
  const { stages } = words.money;
  const offered = offeredQuote(told);
  switch (told.stage) {
    case 'nothing':
    case 'covered':
      return ranOut(told.quotes[0], now) ? stages['quote-over'] : stages[told.stage];
    case 'quote-offered':
      return (approvedQuote(told) ? stages['quote-changed'] : stages['quote-offered'])(yuan(offered?.total ?? 0));
    case 'quote-declined':
      return stages['quote-declined'];
    case 'to-pay':
    case 'paying':
      return stages[told.stage](yuan(told.due));
    case 'on-credit':
      return stages['on-credit'](yuan(told.approved));
    case 'paid':
      return told.paid + told.refunded > 0 || told.approved > 0 ? stages.paid(yuan(told.paid + told.refunded)) : stages['nothing-to-pay'];
    case 'overpaid':
      return stages.overpaid(yuan(told.surplus));
  }
}

/** The same for the engineer. */
export function jobMoneySentence(words: Words, told: Told): string {
  const { stages } = words.quoting;
  switch (told.stage) {
    case 'quote-offered':
      return stages['quote-offered'](yuan(offeredQuote(told)?.total ?? 0));
    case 'to-pay':
    case 'paying':
      return stages[told.stage](yuan(told.due));
    case 'paid':
      return told.paid + told.refunded > 0 || told.approved > 0 ? stages.paid(yuan(told.paid + told.refunded)) : stages['nothing-to-pay'];
    case 'overpaid':
      return stages.overpaid(yuan(told.surplus));
    default:
      return stages[told.stage];
  }
}

/** What the call-out consists of, where it is more than one thing. */
export const callOutText = (words: Words, { callOutParts }: Pick<NonNullable<PriceBand['price']>, 'callOutParts'>): { name: string; fee: string }[] =>
  callOutParts.map(({ kind, fee }) => ({ name: words.prices.parts[kind], fee: yuan(fee) }));
