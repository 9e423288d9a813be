import type { MoneySettings } from '@scanfix/shared-types';

/** As an organization begins. `version` 0: nobody has saved anything yet. */
export const defaultMoneySettings: MoneySettings = {
  quoteValidDays: 7,
  discountLimits: { engineer: 5, agent: 10, finance: 10, manager: 30, admin: 100 },
  refundApprovalAbove: 50_000,
  paymentMinutes: 60,
  surplusPayments: 'ask',
  statementDay: 1,
  version: 0,
};
