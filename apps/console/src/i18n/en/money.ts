import type { DeclineQuoteReason } from '@scanfix/shared-types';

export const declineQuoteReasons: Record<DeclineQuoteReason, string> = {
  'too-expensive': 'Too expensive',
  'not-needed': 'Not needed any more',
  'repair-elsewhere': 'Repaired elsewhere',
  'not-understood': 'Not clear what it is for',
  other: 'Other',
};
