import { linesOf } from './bill.lines.js';
import { damagedBill, unreadableBill } from './bill-problem.js';

/** Name of a column → which one it is. */
type Heading = ReadonlyMap<string, number>;

/** One line of a bill, its cells by the names of their columns. */
export class BillRow<Column extends string> {
  constructor(
    /** From 1, the heading included. */
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly heading: Heading,
  ) {}

  cell(column: Column): string {
    return (this.cells[this.heading.get(column) ?? -1] ?? '').trim();
  }
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

class TableReader<Column extends string, Total extends string> {
  private heading: Heading | null = null;
  private totalsHeading: Heading | null = null;
  private totals: BillRow<Total> | null = null;
  private line = 0;

  constructor(private readonly shape: BillShape<Column, Total>) {}

  /** The row in the line, or null where it is something else. */
  read(text: string): BillRow<Column> | null {
    this.line += 1;
    if (!this.heading) {
      this.heading = headingOf(text, this.shape.columns);
      if (!this.heading) throw unreadableBill('not-a-bill', this.line);
    } else if (text === '') {
      return null;
    } else if (this.totalsHeading) {
      if (this.totals) throw damagedBill('columns', this.line);
      this.totals = rowOf(this.line, unpadded(text), this.totalsHeading);
    } else if (text.startsWith('`')) {
      return rowOf(this.line, text, this.heading);
    } else {
      this.totalsHeading = headingOf(unpadded(text), this.shape.totals);
      if (!this.totalsHeading) throw damagedBill('columns', this.line);
    }
    return null;
  }

  end(): BillRow<Total> {
    if (!this.totals) throw damagedBill('cut-off', this.line);
    return this.totals;
  }
}

/** Null where a name is missing, or stands there twice. */
function headingOf(text: string, wanted: readonly string[]): Heading | null {
  const names = text.split(',').map((name) => name.replace(/^`/, '').trim().replace('（', '(').replace('）', ')'));
  const heading = new Map(names.map((name, index) => [name, index]));
  return heading.size === names.length && wanted.every((name) => heading.has(name)) ? heading : null;
}

function rowOf(line: number, text: string, heading: Heading): BillRow<string> {
  const cells = text.startsWith('`') ? text.slice(1).split(',`') : [];
  if (cells.length !== heading.size) throw damagedBill('columns', line);
  return new BillRow(line, cells, heading);
}

/** A spreadsheet fills the shorter lines up to the width of the others. */
const unpadded = (text: string) => text.replace(/,+$/, '');
