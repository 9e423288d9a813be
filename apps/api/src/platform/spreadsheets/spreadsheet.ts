import type { CalendarDate } from '@scanfix/shared-types';

/** One line of a sheet as it was read. */
export interface SheetRow {
  /** As a spreadsheet counts: the first line is 1. */
  number: number;
  /** Text of each cell, trimmed; dates as `YYYY-MM-DD`. Shorter when the rest of the line is empty. */
  cells: string[];
}

/** What is written: text, a day, a number as its decimal digits (so that no sum goes through a float), or nothing. */
export type Cell = string | { day: CalendarDate } | { decimal: string } | null;

export type UnreadableReason = 'not-a-spreadsheet' | 'old-or-protected' | 'too-large' | 'damaged';

/** The file is not what it should be. */
export class UnreadableSpreadsheet extends Error {
  constructor(readonly reason: UnreadableReason) {
    super(reason);
  }
}

/** UTF-16 units; what is longer is cut: no field of the product is as long, and the cut text is still refused as too long. */
export const maximumCellLength = 600;
/** Cells further right are nobody's table. */
export const maximumColumns = 100;
