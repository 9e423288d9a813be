import { linesOf, type BillTextLine } from './bill.lines.js';
import { damagedBill, unreadableBill } from './bill-problem.js';

/** One line of a bill, its cells by the names of their columns. */
export interface BillRow<Column extends string> {
  /** From 1, the heading included. */
  line: number;
  cell: (column: Column) => string;
}
export interface BillShape<Column extends string, Total extends string> {
  columns: readonly Column[];
  totals: readonly Total[];
}

/**
 * Reads a bill: a heading, lines whose cells each begin with a back-tick, the heading of the totals and the totals. Cells are found by the names
 * in the heading: columns that WeChat Pay adds one day do no harm.
 * @param take called for the rows in turn, some at a time; the next come when it is done
 * @returns the totals
 * @throws DomainError `bill-unreadable`, `bill-damaged`
 */
export async function readTable<Column extends string, Total extends string>(
  bytes: AsyncIterable<Uint8Array>, shape: BillShape<Column, Total>, take: (rows: BillRow<Column>[]) => Promise<void>,
): Promise<BillRow<Total>> {
  const reader = new TableReader(shape);
  for await (const lines of linesOf(bytes)) {
    const rows = lines.map((line) => reader.read(line)).filter((row) => row !== null);
    if (rows.length > 0) await take(rows);
  }
  return reader.end();
}

/** Name of a column → which one it is. */
type Heading = ReadonlyMap<string, number>;

class TableReader<Column extends string, Total extends string> {
  private heading: Heading | null = null;
  private totalsHeading: Heading | null = null;
  private totals: BillRow<Total> | null = null;
  private last = 1;

  constructor(private readonly shape: BillShape<Column, Total>) {}

  /** The row in the line, or null where it is something else. */
  read({ number, text }: BillTextLine): BillRow<Column> | null {
    this.last = number;
    if (!this.heading) {
      this.heading = headingOf(text, this.shape.columns);
      if (!this.heading) throw unreadableBill('not-a-bill', number);
    } else if (text === '') {
      return null;
    } else if (this.totalsHeading) {
      if (this.totals) throw damagedBill('columns', number);
      this.totals = rowOf({ number, text: unpadded(text) }, this.totalsHeading);
    } else if (text.startsWith('`')) {
      return rowOf({ number, text }, this.heading);
    } else {
      this.totalsHeading = headingOf(unpadded(text), this.shape.totals);
      if (!this.totalsHeading) throw damagedBill('columns', number);
    }
    return null;
  }

  end(): BillRow<Total> {
    if (!this.totals) throw damagedBill('cut-off', this.last);
    return this.totals;
  }
}

/** Null where a name is missing, or stands there twice. */
function headingOf(text: string, wanted: readonly string[]): Heading | null {
  const names = text.split(',').map((name) => name.replace(/^`/, '').trim().replace('（', '(').replace('）', ')'));
  const heading = new Map(names.map((name, index) => [name, index]));
  return heading.size === names.length && wanted.every((name) => heading.has(name)) ? heading : null;
}

function rowOf({ number, text }: BillTextLine, heading: Heading): BillRow<string> {
  const cells = text.startsWith('`') ? text.slice(1).split(',`') : [];
  if (cells.length !== heading.size) throw damagedBill('columns', number);
  return { line: number, cell: (column) => (cells[heading.get(column) ?? -1] ?? '').trim() };
}

/** A spreadsheet fills the shorter lines up to the width of the others. */
const unpadded = (text: string) => text.replace(/,+$/, '');
