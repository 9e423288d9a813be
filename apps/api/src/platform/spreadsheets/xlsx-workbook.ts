import { posix } from 'node:path';
import { maximumCellLength, UnreadableSpreadsheet } from './spreadsheet.js';
import { dateFormatIds, isDateFormat } from './xlsx-dates.js';
import type { XlsxPackage } from './xlsx-package.js';
import { readXml } from './xml-reading.js';

export interface Workbook {
  /** Part of the first sheet that is not hidden. */
  sheet: string;
  sharedStrings: string[];
  /** Styles of cells whose numbers are days. */
  dateStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as old Macs do. */
  from1904: boolean;
}

/** What is needed to read the first sheet (ECMA-376, part 1: 18.2 workbook, 18.4 shared strings, 18.8 styles). */
export async function readWorkbook(parts: XlsxPackage): Promise<Workbook> {
  const root = await relations(parts, '_rels/.rels');
  const path = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const related = await relations(parts, posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`), posix.dirname(path));
  const byType = (type: string) => [...related.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;

  const sheetIds: string[] = [];
  let from1904 = false;
  await readXml(parts.text(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (name === 'sheet' && id && (attributes['state'] ?? 'visible') === 'visible') sheetIds.push(id);
    },
  });
  const sheet = related.get(sheetIds[0] ?? '')?.target;
  if (!sheet) throw new UnreadableSpreadsheet('damaged');
  return { sheet, from1904, sharedStrings: await sharedStrings(parts, byType('sharedStrings')), dateStyles: await dateStyles(parts, byType('styles')) };
}

async function relations(parts: XlsxPackage, part: string, folder = ''): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>();
  if (!parts.has(part)) return found;
  await readXml(parts.text(part), {
    open: (name, { Id, Type, Target }) => {
      if (name !== 'Relationship' || !Id || !Type || !Target) return;
      found.set(Id, { type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return found;
}

async function sharedStrings(parts: XlsxPackage, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!part) return strings;
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await readXml(parts.text(part), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (text) => {
      if (inText && current.length < maximumCellLength) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(current.slice(0, maximumCellLength));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

async function dateStyles(parts: XlsxPackage, part: string | undefined): Promise<Set<number>> {
  const styles = new Set<number>();
  if (!part) return styles;
  const formats = new Set(dateFormatIds);
  let inCellFormats = false;
  let index = 0;
  await readXml(parts.text(part), {
    open: (name, attributes) => {
      if (name === 'numFmt' && isDateFormat(attributes['formatCode'] ?? '')) formats.add(Number(attributes['numFmtId']));
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      if (formats.has(Number(attributes['numFmtId']))) styles.add(index);
      index += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
