import type { DeclineQuoteReason } from '@scanfix/shared-types';

export const declineQuoteReasons: Record<DeclineQuoteReason, string> = {
  'too-expensive': '太贵了',
  'not-needed': '不需要修了',
  'repair-elsewhere': '找别处修',
  'not-understood': '看不明白',
  other: '其他',
};
