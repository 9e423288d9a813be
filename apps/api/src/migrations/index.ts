import { Foundation1763800000000 } from './1763800000000-foundation.js';
import { Attachments1763800100000 } from './1763800100000-attachments.js';
import { Identity1763800200000 } from './1763800200000-identity.js';
import { Assets1763800300000 } from './1763800300000-assets.js';
import { Stickers1763800400000 } from './1763800400000-stickers.js';
import { Tickets1763800500000 } from './1763800500000-tickets.js';

/** In the order in which they run. */
export const migrations = [
  Foundation1763800000000,
  Attachments1763800100000,
  Identity1763800200000,
  Assets1763800300000,
  Stickers1763800400000,
  Tickets1763800500000,
];
