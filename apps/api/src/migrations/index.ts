import { Foundation1763800000000 } from './1763800000000-foundation.js';
import { Attachments1763800100000 } from './1763800100000-attachments.js';
import { Identity1763800200000 } from './1763800200000-identity.js';
import { Assets1763800300000 } from './1763800300000-assets.js';
import { Stickers1763800400000 } from './1763800400000-stickers.js';
import { Tickets1763800500000 } from './1763800500000-tickets.js';
import { FieldTickets1763800600000 } from './1763800600000-field-tickets.js';
import { Notices1763800610000 } from './1763800610000-notices.js';
import { CustomerLevels1763800615000 } from './1763800615000-customer-levels.js';
import { ServiceLevels1763800620000 } from './1763800620000-service-levels.js';
import { PartsStandardsFollowUps1763800630000 } from './1763800630000-parts-standards-follow-ups.js';
import { Engineers1763800640000 } from './1763800640000-engineers.js';
import { Visits1763800650000 } from './1763800650000-visits.js';
import { Merchants1763800700000 } from './1763800700000-merchants.js';
import { Prices1763800710000 } from './1763800710000-prices.js';
import { Quotes1763800720000 } from './1763800720000-quotes.js';
import { Payments1763800730000 } from './1763800730000-payments.js';
import { Ledger1763800740000 } from './1763800740000-ledger.js';
import { Finance1763800750000 } from './1763800750000-finance.js';
import { Reconciliation1763800760000 } from './1763800760000-reconciliation.js';
import { DeclinedOnSite1763800810000 } from './1763800810000-declined-on-site.js';
import { SettledNotifications1763800820000 } from './1763800820000-settled-notifications.js';
import { CustomerVersions1763800850000 } from './1763800850000-customer-versions.js';

/** In the order in which they run. */
export const migrations = [
  Foundation1763800000000,
  Attachments1763800100000,
  Identity1763800200000,
  Assets1763800300000,
  Stickers1763800400000,
  Tickets1763800500000,
  FieldTickets1763800600000,
  Notices1763800610000,
  CustomerLevels1763800615000,
  ServiceLevels1763800620000,
  PartsStandardsFollowUps1763800630000,
  Engineers1763800640000,
  Visits1763800650000,
  Merchants1763800700000,
  Prices1763800710000,
  Quotes1763800720000,
  Payments1763800730000,
  Ledger1763800740000,
  Finance1763800750000,
  Reconciliation1763800760000,
  DeclinedOnSite1763800810000,
  SettledNotifications1763800820000,
  CustomerVersions1763800850000,
];
