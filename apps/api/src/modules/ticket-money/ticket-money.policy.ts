import type { MoneyAction, MoneyStage, QuoteState } from '@scanfix/shared-types';

/** What decides where a ticket's money stands. */
export interface MoneyFacts {
  /** An offer that is still good. */
  offered: boolean;
  /** State of the newest version, whatever it is. */
  latest: QuoteState | null;
  approved: boolean;
  onCredit: boolean;
  covered: boolean;
  due: number;
  paid: number;
  surplus: number;
  /** An order that can be paid now. */
  paymentOpen: boolean;
}

export function stageOf({ offered, latest, approved, onCredit, covered, due, surplus, paymentOpen }: MoneyFacts): MoneyStage {
  if (offered) return 'quote-offered';
  if (due > 0) return onCredit ? 'on-credit' : paymentOpen ? 'paying' : 'to-pay';
  if (surplus > 0) return 'overpaid';
  if (approved) return 'paid';
  if (latest === 'declined') return 'quote-declined';
  return covered ? 'covered' : 'nothing';
}

/** Who looks at it, and what else they may do with the ticket. */
export type MoneyViewer =
  | { kind: 'requester' }
  | { kind: 'engineer'; userId: number; lead: boolean; onSite: boolean; mayOffer: boolean }
  | { kind: 'desk'; mayOffer: boolean; mayQuote: boolean; mayRecord: boolean; mayRefund: boolean; hasCustomer: boolean };

/** What happened already, and need not be offered again. */
export interface MoneyPast {
  /** Misuse was declared. */
  misuse: boolean;
  /** Who offered what was agreed on, while nothing is paid for it and nobody is paying; null where it stays. */
  unpaidBy: number | null;
  /** Something was paid for the quote, whatever of it went back. */
  received: boolean;
  /** An invoice was asked for or issued. */
  invoiced: boolean;
}

/** What the buttons show. */
export function actionsOf(viewer: MoneyViewer, facts: MoneyFacts & MoneyPast): MoneyAction[] {
  const { offered, due, paid, surplus, approved, onCredit, misuse, unpaidBy, received, invoiced } = facts;
  const owed = due > 0;
  const wanted: [MoneyAction, boolean][] = [];
  switch (viewer.kind) {
    case 'requester':
      wanted.push(['approve-quote', offered], ['decline-quote', offered], ['pay', owed], ['request-invoice', paid > 0 && !invoiced], ['see-receipt', approved && received]);
      break;
    case 'engineer':
      wanted.push(
        ['offer-quote', viewer.mayOffer], ['approve-quote', viewer.lead && offered], ['decline-quote', viewer.lead && offered], ['withdraw-quote', viewer.lead && offered],
        ['withdraw-approved-quote', viewer.mayOffer && unpaidBy === viewer.userId], ['declare-misuse', viewer.onSite && !misuse], ['withdraw-misuse', viewer.lead && misuse], ['pay', viewer.lead && owed],
      );
      break;
    case 'desk':
      wanted.push(
        ['offer-quote', viewer.mayOffer], ['withdraw-quote', viewer.mayQuote && offered], ['withdraw-approved-quote', viewer.mayOffer && unpaidBy !== null], ['withdraw-misuse', viewer.mayOffer && misuse],
        ['put-on-credit', viewer.mayRecord && viewer.hasCustomer && approved && owed && !onCredit],
        ['record-payment', viewer.mayRecord && owed], ['request-refund', viewer.mayRefund && (paid > 0 || surplus > 0)],
      );
  }
  return wanted.filter(([, may]) => may).map(([action]) => action);
}
