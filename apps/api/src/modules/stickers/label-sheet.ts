import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { labelLayouts, type LabelLayout } from '@scanfix/shared-types';
import PDFDocument from 'pdfkit';
import { designLabel, millimetresPerPoint, type LabelDesign } from './label-design.js';
import { labelWords } from './label-words.js';
import { readableStickerCode } from './sticker-codes.js';
import { qrModules, quietZone } from '../../platform/printing/qr-code.js';
import { leading, wrapPath, wrapText } from '../../platform/printing/text-lines.js';
import { Typesetter, type TextLine } from '../../platform/printing/typesetter.js';

/** One label. A blank sticker has no name yet. */
export interface Label {
  code: string;
  /** What the QR says; unless WeChat's own code is printed instead. */
  url: string;
  wxacode: Buffer | null;
  name: string | null;
  /** Names of the places from the outermost to the innermost. */
  path: readonly string[];
}

export interface LabelSheet {
  layout: LabelLayout;
  /** Labels of the first page that are used already. */
  start: number;
  title: string;
  organization: { shortName: string; servicePhone: string | null };
}

const points = (millimetres: number) => millimetres / millimetresPerPoint;

/** Between what a label is about and whose it is, in points. */
const gap = 2;

/** Labels on one page. */
export function labelsPerPage(layout: LabelLayout): number {
  return labelLayouts[layout].columns * labelLayouts[layout].rows;
}

/**
 * Writes the PDF as the labels come and as the reader takes it: a page that is written is forgotten, and at the end only the glyphs
 * that were used are added. Ends `output`; stops when `output` is destroyed.
 */
export async function writeLabelSheet(output: Writable, sheet: LabelSheet, labels: AsyncIterable<Label>): Promise<void> {
  const { page, columns, label: [width, height], left, top, gapX, gapY } = labelLayouts[sheet.layout];
  const document = new PDFDocument({
    size: [points(page[0]), points(page[1])], margin: 0, autoFirstPage: false, lang: 'zh-CN', displayTitle: true, fontLayoutCache: false,
    info: { Title: sheet.title, Creator: 'ScanFix' },
  });
  document.pipe(output);
  const typesetter = new Typesetter(document);
  const draw = new LabelPainter(document, typesetter, designLabel(width, height), sheet.organization);
  let place = sheet.start;
  let pages = 0;
  for await (const label of labels) {
    // A label takes a millisecond or two: other requests come between each and the next.
    await setImmediate();
    if (output.destroyed) return;
    const onPage = place % labelsPerPage(sheet.layout);
    if (pages === 0 || onPage === 0) {
      await taken(output);
      document.addPage();
      pages += 1;
    }
    draw.label(label, points(left + (onPage % columns) * (width + gapX)), points(top + Math.floor(onPage / columns) * (height + gapY)));
    place += 1;
  }
  document.end();
}

/** Waits for a reader that is slower than we, or that goes away. */
async function taken(output: Writable): Promise<void> {
  if (!output.writableNeedDrain || output.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = () => {
      output.off('drain', go).off('close', go);
      resolve();
    };
    output.on('drain', go).on('close', go);
  });
}

class LabelPainter {
  constructor(
    private readonly document: InstanceType<typeof PDFDocument>,
    private readonly typesetter: Typesetter,
    private readonly design: LabelDesign,
    private readonly organization: LabelSheet['organization'],
  ) {}

  /** `x` and `y`: the label's corner in points. */
  label(label: Label, x: number, y: number): void {
    this.code(label, x, y);
    this.caption(x, y);
    const { text, align } = this.design;
    const [above, below] = this.lines(label);
    const bottom = points(text.height) - heightOf(below);
    this.column(above, x, y + points(text.y));
    this.column(below, x, y + points(text.y) + (align === 'left' ? bottom : Math.min(bottom, heightOf(above) + gap)));
  }

  private code({ url, wxacode }: Label, x: number, y: number): void {
    const { code } = this.design;
    const [codeX, codeY, size] = [x + points(code.x), y + points(code.y), points(code.size)];
    if (wxacode) {
      // WeChat leaves hardly any white around its picture; a QR code brings a tenth on each side.
      this.document.image(wxacode, codeX + size * 0.09, codeY + size * 0.09, { fit: [size * 0.82, size * 0.82] });
      return;
    }
    const modules = qrModules(url);
    this.document.save().translate(codeX, codeY).scale(size / (modules.size + 2 * quietZone));
    // One path: neighbouring rows share their edges, and no viewer draws hairlines between them.
    for (const [runX, runY, length] of modules.runs) this.document.rect(runX + quietZone, runY + quietZone, length, 1);
    this.document.fill('black').restore();
  }

  private caption(x: number, y: number): void {
    const { caption, bilingual } = this.design;
    const zh: TextLine = { text: labelWords.scan.zh, font: 'bold', size: caption.size };
    const en: TextLine = { text: labelWords.scan.en, font: 'regular', size: Math.max(5, caption.size * 0.72) };
    this.centred(zh, x + points(caption.x), points(caption.width), y + points(caption.y));
    if (bilingual) this.centred(en, x + points(caption.x), points(caption.width), y + points(caption.y) + zh.size * leading);
  }

  /** What stands on top and what at the bottom; where the label is too low for everything, the place and then the name get one line. */
  private lines(label: Label): [above: TextLine[], below: TextLine[]] {
    const below = this.signature(label);
    const free = points(this.design.text.height) - heightOf(below);
    const { name, place } = this.design;
    for (const [nameLines, placeLines] of [[name.lines, place.lines], [name.lines, 1], [2, place.lines], [2, 1], [1, 1]] as const) {
      const above = this.heading(label, nameLines, placeLines);
      if (heightOf(above) <= free) return [above, below];
    }
    return [this.heading(label, 1, 0), below];
  }

  private heading(label: Label, nameLines: number, placeLines: number): TextLine[] {
    const { name, place } = this.design;
    const title = this.typesetter.printable(label.name ?? this.organization.shortName);
    const path = label.path.map((part) => this.typesetter.printable(part));
    return [
      ...wrapText(title, this.width, nameLines, this.typesetter.measure('bold', name.size)).map((text) => ({ text, font: 'bold' as const, size: name.size })),
      ...wrapPath(path, this.width, placeLines, this.typesetter.measure('regular', place.size)).map((text) => ({ text, font: 'regular' as const, size: place.size })),
    ];
  }

  private signature(label: Label): TextLine[] {
    const { digits, organization } = this.design;
    const code: TextLine = { text: readableStickerCode(label.code), font: 'regular', size: digits.size };
    const phone = this.organization.servicePhone ? `${labelWords.phone.zh} ${this.typesetter.printable(this.organization.servicePhone)}` : '';
    const measure = this.typesetter.measure('regular', organization.size);
    const owner = label.name === null ? '' : this.typesetter.printable(this.organization.shortName);
    // The number is worth nothing when it is cut: the name gives way.
    const inOneLine = organization.lines === 1 && owner !== '' && phone !== '';
    const ownerWidth = this.width - (inOneLine ? measure(` · ${phone}`) : 0);
    const shown = owner === '' ? [] : wrapText(owner, ownerWidth, 1, measure);
    const texts = inOneLine ? [[...shown, phone].join(' · ')] : [...shown, ...(phone === '' ? [] : wrapText(phone, this.width, 1, measure))];
    return [code, ...texts.map((text): TextLine => ({ text, font: 'regular', size: organization.size }))];
  }

  private column(lines: TextLine[], x: number, top: number): void {
    const { text, align } = this.design;
    let y = top;
    for (const line of lines) {
      if (align === 'center') this.centred(line, x + points(text.x), this.width, y);
      else this.typesetter.set(line, x + points(text.x), y);
      y += line.size * leading;
    }
  }

  private centred(line: TextLine, x: number, width: number, y: number): void {
    this.typesetter.set(line, x + (width - this.typesetter.measure(line.font, line.size)(line.text)) / 2, y);
  }

  private get width(): number {
    return points(this.design.text.width);
  }
}

/** Points. */
function heightOf(lines: readonly TextLine[]): number {
  return lines.reduce((sum, { size }) => sum + size * leading, 0);
}
