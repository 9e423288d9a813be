import { Foundation1763800000000 } from './1763800000000-foundation.js';
import { Attachments1763800100000 } from './1763800100000-attachments.js';
import { Identity1763800200000 } from './1763800200000-identity.js';
import { Stickers1763800400000 } from './1763800400000-stickers.js';

/** In the order in which they run. */
export const migrations = [
  Foundation1763800000000,
  Attachments1763800100000,
  Identity1763800200000,
  Stickers1763800400000,
];
