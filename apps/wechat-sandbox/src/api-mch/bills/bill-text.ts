/** Amounts are fen here and yuan in the file. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fees have five decimals, and fen are the last of them that count. */
export function feeYuan(fen: number): string {
  return `${yuan(fen)}000`;
}

/** As totals are written: no more decimals than needed, but one. */
export function shortYuan(fen: number): string {
  return yuan(fen).replace(/0$/, '');
}

export function count(value: number): string {
  return `${value}.0`;
}

/** UTF-8 with byte order mark; data after back-ticks, header lines without. */
export function billText(header: readonly string[], rows: readonly string[][], totalsHeader: readonly string[], totals: readonly string[]): string {
  const lines = [header.join(','), ...rows.map(dataLine), totalsHeader.join(','), dataLine(totals)];
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function dataLine(cells: readonly string[]): string {
  return cells.map((cell) => `\`${escaped(cell)}`).join(',');
}

/** A line break within a text would be a line of the bill. */
function escaped(cell: string): string {
  return cell.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}
