import { moneyStages, warrantyGrounds, type Quote, type QuoteState, type TicketMoney, type WarrantyDecision } from '@scanfix/shared-types';

jest.mock('@/device', () => ({ device: { isReady: () => false } }));

import { en } from './en';
import { jobMoneySentence, lineName, moneySentence, quantityText, unitText, warrantyReason, warrantyTitle, yuanRange } from './money';
import { zhCN, type Words } from './zh-CN';

const languages: [name: string, words: Words][] = [['Chinese', zhCN], ['English', en]];
const now = Date.parse('2026-03-02T07:00:00.000Z');
const decision = (changes: Partial<WarrantyDecision>): WarrantyDecision => ({
  covered: true, ground: 'asset-date', until: '2027-06-30', contract: null, part: null, misuse: null, decidedAt: '2026-03-02T00:00:00.000Z', ...changes,
});
const contract = { id: 1, number: 'HT-1', visitsLeft: 3, labour: true, parts: false };
const quote = (state: QuoteState, validUntil = '2026-03-05T00:00:00.000Z'): Quote => ({
  id: 1, ticketId: 1, version: 1, state, lines: [], subtotal: 46_000, discount: 0, discountReason: null, total: 46_000, taxRate: 600, tax: 0, note: null, warranty: decision({}), offeredAt: '', offeredBy: '王强', validUntil,
  decidedAt: null, declineReason: null, declineNote: null, declinedOnSite: false, signature: null, onCredit: false, dueOn: null,
});
const told = (changes: Partial<TicketMoney>): Pick<TicketMoney, 'stage' | 'quotes' | 'approved' | 'paid' | 'refunded' | 'due' | 'surplus'> =>
  ({ stage: 'nothing', quotes: [], approved: 0, paid: 0, refunded: 0, due: 0, surplus: 0, ...changes });

describe.each(languages)('%s words about money', (_name, words) => {
  it('give the reason for every decision', () => {
    for (const ground of warrantyGrounds) {
      const said = warrantyReason(words, decision({ ground, contract, part: { partId: 1, name: '启动电容', installedOn: '2026-01-02' } }));
      expect(said.length).toBeGreaterThan(3);
      expect(said).not.toMatch(/undefined|null/);
    }
  });

  it('have a sentence for every stage, for the requester and for the engineer', () => {
    for (const stage of moneyStages) {
      const money = told({ stage, quotes: [quote('offered')], approved: 46_000, due: 46_000, surplus: 100 });
      expect([moneySentence(words, money, now), jobMoneySentence(words, money)].every((said) => said.length > 3)).toBe(true);
    }
  });
});

describe('what it costs, in words', () => {
  it('names what a contract leaves out, and how often it still counts', () => {
    expect(warrantyReason(zhCN, decision({ ground: 'contract', contract }))).toBe('服务合同 HT-1 包含这次维修 · 人工免费，配件另计 · 还剩 3 次');
    expect(warrantyTitle(zhCN, decision({ ground: 'contract', contract }))).toBe('这次维修部分免费');
    expect(warrantyTitle(zhCN, decision({}))).toBe('这次维修不收费');
    expect(warrantyTitle(zhCN, decision({ covered: false, ground: 'misuse' }))).toBe('这次维修需要付费');
  });

  it('says what was paid before anything came back, and that nothing was to pay', () => {
    expect(moneySentence(zhCN, told({ stage: 'paid', approved: 46_000, paid: 41_000, refunded: 5_000 }), now)).toBe('已支付 ¥460.00');
    expect(moneySentence(zhCN, told({ stage: 'paid', quotes: [quote('approved')] }), now)).toBe('报价已同意，不需要付款');
  });

  it('tells a changed quote from a first one, and one that ran out from none', () => {
    expect(moneySentence(zhCN, told({ stage: 'quote-offered', quotes: [quote('offered')] }), now)).toBe('师傅报价 ¥460.00，等您确认');
    expect(moneySentence(zhCN, told({ stage: 'quote-offered', quotes: [quote('offered'), quote('approved')] }), now)).toBe('报价有变动，新报价 ¥460.00，等您确认');
    expect(moneySentence(zhCN, told({ quotes: [quote('offered', '2026-03-01T00:00:00.000Z')] }), now)).toContain('已过有效期');
    expect(moneySentence(zhCN, told({ quotes: [quote('expired')] }), now)).toContain('已过有效期');
    expect(moneySentence(zhCN, told({}), now)).toBe('目前没有费用');
  });

  it('words units and the call-out in each language, and leaves names alone', () => {
    expect([unitText(zhCN, 'hour'), unitText(en, '小时'), unitText(en, '次'), unitText(en, '块')]).toEqual(['小时', 'h', 'job', '块']);
    expect(lineName(en, { kind: 'call-out', name: '上门费' })).toBe('Call-out fee');
    expect(lineName(en, { kind: 'labour', name: '更换控制板' })).toBe('更换控制板');
    expect([100, 150, 25].map(quantityText)).toEqual(['1', '1.5', '0.25']);
  });

  it('is one sum where least and most are the same', () => {
    expect([yuanRange(zhCN, 5_000, 5_000), yuanRange(zhCN, 5_000, 9_050)]).toEqual(['¥50.00', '¥50.00–¥90.50']);
  });
});
