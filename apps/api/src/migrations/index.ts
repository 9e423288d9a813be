import { Foundation1763800000000 } from './1763800000000-foundation.js';
import { Stickers1763800400000 } from './1763800400000-stickers.js';

/** In the order in which they run. */
export const migrations = [
  Foundation1763800000000,
  Stickers1763800400000,
];
