import { maximumCellLength, maximumColumns, type SheetRow } from './spreadsheet.js';
import { dayOfSerial } from './xlsx-dates.js';
import { XlsxPackage } from './xlsx-package.js';
import { readWorkbook, type Workbook } from './xlsx-workbook.js';
import { XmlReader } from './xml-reading.js';

/** The lines of the first sheet, without the empty ones; read as they are asked for. */
export async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const parts = await XlsxPackage.open(path);
  try {
    const workbook = await readWorkbook(parts);
    const rows: SheetRow[] = [];
    const reader = new XmlReader(new SheetReader(workbook, (row) => rows.push(row)));
    for await (const piece of parts.text(workbook.sheet)) {
      reader.write(piece);
      yield* rows.splice(0);
    }
    reader.end();
    yield* rows.splice(0);
  } finally {
    parts.close();
  }
}

/** Events of a sheet → rows (ECMA-376, part 1, 18.3). */
class SheetReader {
  private row: SheetRow = { number: 0, cells: [] };
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private collecting = false;
  private inPhonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly emit: (row: SheetRow) => void,
  ) {}

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'row') {
      this.row = { number: Number(attributes['r']) || this.row.number + 1, cells: [] };
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes['r']) ?? this.column + 1;
      this.type = attributes['t'] ?? 'n';
      this.style = Number(attributes['s'] ?? 0);
      this.value = '';
    } else if (name === 'rPh') {
      this.inPhonetic = true;
    } else if (name === 'v' || name === 't') {
      this.collecting = !this.inPhonetic;
    }
  };

  text = (text: string): void => {
    if (this.collecting && this.value.length < maximumCellLength) this.value += text;
  };

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.keep();
    else if (name === 'row' && this.row.cells.some(Boolean)) this.emit(this.row);
  };

  private keep(): void {
    if (this.column >= maximumColumns) return;
    const text = unescaped(this.shown()).trim().slice(0, maximumCellLength);
    if (text === '') return;
    while (this.row.cells.length < this.column) this.row.cells.push('');
    this.row.cells[this.column] = text;
  }

  private shown(): string {
    if (this.value === '') return '';
    if (this.type === 's') return this.workbook.sharedStrings[Number(this.value)] ?? '';
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (this.type === 'd') return this.value.slice(0, 10);
    if (this.type !== 'n') return this.value;
    const number = Number(this.value);
    if (this.workbook.dateStyles.has(this.style)) return dayOfSerial(number, this.workbook.from1904) ?? this.value;
    return numberText(number, this.value);
  }
}

/** `BC12` → 54. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  return letters === undefined ? null : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Without the noise of binary fractions. Beyond 15 digits a spreadsheet has lost the end of the number: shown as it shows it. */
function numberText(number: number, raw: string): string {
  if (!Number.isFinite(number)) return raw;
  if (Math.abs(number) >= 1e15) return number.toExponential(5).replace('e+', 'E+');
  return String(Number(number.toPrecision(15)));
}

/** `_x000D_` is how control characters are written in a sheet. */
function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}
