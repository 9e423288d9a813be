import { describe, expect, it } from '@jest/globals';
import { actionsOf, stageOf, type MoneyFacts, type MoneyPast } from './ticket-money.policy.js';

const nothing: MoneyFacts = { offered: false, latest: null, approved: false, onCredit: false, covered: false, due: 0, paid: 0, surplus: 0, paymentOpen: false };
const stage = (facts: Partial<MoneyFacts>) => stageOf({ ...nothing, ...facts });

describe('where the money stands', () => {
  it('is nowhere before there is a quote', () => {
    expect([stage({}), stage({ covered: true }), stage({ latest: 'declined' }), stage({ latest: 'expired' })]).toEqual(['nothing', 'covered', 'quote-declined', 'nothing']);
  });

  it('is with the requester as long as an offer waits, whatever was approved before', () => {
    expect(stage({ offered: true, approved: true, due: 100 })).toBe('quote-offered');
  });

  it('is to be paid, being paid, or on credit', () => {
    expect([stage({ approved: true, due: 1 }), stage({ approved: true, due: 1, paymentOpen: true }), stage({ approved: true, due: 1, onCredit: true, paymentOpen: true })]).toEqual(['to-pay', 'paying', 'on-credit']);
  });

  it('is settled when nothing is owed, also of a quote of nothing', () => {
    expect([stage({ approved: true }), stage({ approved: true, paid: 100 }), stage({ paid: 100, surplus: 100 })]).toEqual(['paid', 'paid', 'overpaid']);
  });
});

describe('what somebody may do', () => {
  const actions = (viewer: Parameters<typeof actionsOf>[0], facts: Partial<MoneyFacts & MoneyPast> = {}) =>
    actionsOf(viewer, { ...nothing, misuse: false, unpaidBy: null, received: false, invoiced: false, ...facts });
  const lead = { kind: 'engineer', userId: 7, lead: true, onSite: true, mayOffer: true } as const;
  const agent = { kind: 'desk', mayOffer: true, mayQuote: true, mayRecord: false, mayRefund: true, hasCustomer: true } as const;
  const finance = { kind: 'desk', mayOffer: false, mayQuote: false, mayRecord: true, mayRefund: true, hasCustomer: true } as const;

  it('is for the requester: to decide, to pay, to have it in writing', () => {
    expect(actions({ kind: 'requester' }, { offered: true })).toEqual(['approve-quote', 'decline-quote']);
    expect(actions({ kind: 'requester' }, { approved: true, due: 5 })).toEqual(['pay']);
    expect(actions({ kind: 'requester' }, { approved: true, paid: 5, received: true })).toEqual(['request-invoice', 'see-receipt']);
    expect(actions({ kind: 'requester' }, { approved: true, paid: 5, received: true, invoiced: true })).toEqual(['see-receipt']);
    expect(actions({ kind: 'requester' }, { approved: true, received: true })).toEqual(['see-receipt']);
  });

  it('is for the engineer: to offer, to have it decided on, to say what was misused – once – and to take that back', () => {
    expect(actions(lead, { offered: true })).toEqual(['offer-quote', 'approve-quote', 'decline-quote', 'withdraw-quote', 'declare-misuse']);
    expect(actions(lead, { approved: true, due: 5, misuse: true })).toEqual(['offer-quote', 'withdraw-misuse', 'pay']);
    expect(actions({ kind: 'engineer', userId: 7, lead: false, onSite: false, mayOffer: false }, { offered: true, due: 5, misuse: true, unpaidBy: 7 })).toEqual([]);
  });

  it('is for who offered it, and for the desk, to take back what was agreed on while nothing is paid', () => {
    expect(actions(lead, { approved: true, unpaidBy: 7 })).toEqual(['offer-quote', 'withdraw-approved-quote', 'declare-misuse']);
    expect(actions(lead, { approved: true, unpaidBy: 8 })).toEqual(['offer-quote', 'declare-misuse']);
    expect(actions({ ...lead, mayOffer: false }, { approved: true, unpaidBy: 7 })).toEqual(['declare-misuse']);
    expect(actions(agent, { approved: true, unpaidBy: 7, misuse: true })).toEqual(['offer-quote', 'withdraw-approved-quote', 'withdraw-misuse']);
    expect(actions({ ...agent, mayOffer: false }, { approved: true, unpaidBy: 7, misuse: true })).toEqual([]);
    expect(actions(finance, { approved: true, unpaidBy: 7, misuse: true })).toEqual([]);
  });

  it('is for finance: to record, to put off, to give back', () => {
    expect(actions(finance, { approved: true, due: 5, paid: 3 })).toEqual(['put-on-credit', 'record-payment', 'request-refund']);
    expect(actions(finance, { approved: true, due: 5, onCredit: true })).toEqual(['record-payment']);
    expect(actions(finance, { surplus: 3 })).toEqual(['request-refund']);
    expect(actions({ ...finance, hasCustomer: false }, { approved: true, due: 5 })).toEqual(['record-payment']);
  });
});
