import PDFDocument from 'pdfkit';
import { qrModules, quietZone } from '../../platform/printing/qr-code.js';
import { leading, wrapText } from '../../platform/printing/text-lines.js';
import { Typesetter } from '../../platform/printing/typesetter.js';
import type { ReportPicture } from './report-pictures.js';
import type { Words } from './report-words.js';

/** Points: A4. */
const page = { width: 595.28, height: 841.89 } as const;
const margin = { side: 44, top: 34, bottom: 56 } as const;

export const colours = { brand: '#0f766e', ink: '#18211f', grey: '#66726f', line: '#d8e0de', soft: '#f2f6f5', bad: '#b42318' } as const;
type Colour = keyof typeof colours;

export interface TextStyle {
  size: number;
  bold?: boolean;
  colour?: Colour;
}

/** How closely the report is set: a full one may fit on one page where it is set closer. Points. */
export interface Density {
  value: TextStyle;
  /** Above and below a row of facts. */
  rowPadding: number;
  sectionGap: number;
  headHeight: number;
  acceptanceHeight: number;
  checklistColumns: number;
  photoColumns: (photos: number) => number;
}

export const densities: readonly [Density, Density] = [
  {
    value: { size: 9.5 }, rowPadding: 4.5, sectionGap: 11, headHeight: 94, acceptanceHeight: 64, checklistColumns: 2,
    photoColumns: (photos) => (photos <= 2 ? 3 : 4),
  },
  {
    value: { size: 9 }, rowPadding: 2.5, sectionGap: 6, headHeight: 83, acceptanceHeight: 51, checklistColumns: 3,
    photoColumns: (photos) => (photos <= 4 ? 4 : photos <= 5 ? 5 : 6),
  },
];

/** Paper to write on from top to bottom. A block that no longer fits begins a new page. Points from the page's top left corner. */
export class ReportPage {
  readonly document: InstanceType<typeof PDFDocument>;
  readonly left = margin.side;
  readonly width = page.width - 2 * margin.side;
  readonly right = page.width - margin.side;
  /** Where the next block begins. */
  y: number = margin.top;
  private readonly typesetter: Typesetter;

  constructor(info: { title: string; author: string }, readonly density: Density) {
    this.document = new PDFDocument({
      size: [page.width, page.height], margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true, fontLayoutCache: false,
      info: { Title: info.title, Author: info.author, Creator: 'ScanFix' },
    });
    this.typesetter = new Typesetter(this.document);
  }

  get pages(): number {
    return this.document.bufferedPageRange().count;
  }

  /** A new page where so much does not fit any more. */
  need(height: number): void {
    if (this.y + height <= page.height - margin.bottom || this.y === margin.top) return;
    this.document.addPage();
    this.y = margin.top;
  }

  /** All lines of a text, its own line breaks kept; empty lines are left out. */
  wrap(text: string, width: number, { size, bold }: TextStyle, most = Infinity): string[] {
    const measure = this.typesetter.measure(bold ? 'bold' : 'regular', size);
    const lines = text.split(/\r?\n/).map((line) => this.typesetter.printable(line)).filter((line) => line !== '').flatMap((line) => wrapText(line, width, most, measure));
    return lines.length > most ? wrapText(lines.slice(0, most).join(''), width, most, measure) : lines;
  }

  /** As much of a text as one line holds. */
  fit(text: string, width: number, style: TextStyle): string {
    return this.wrap(text, width, style, 1)[0] ?? '';
  }

  /** One line; `x` is its left end, or the right one with `align: 'right'`, or the middle. Answers its width. */
  line(text: string, x: number, y: number, { size, bold = false, colour = 'ink' }: TextStyle, align: 'left' | 'right' | 'center' = 'left'): number {
    const font = bold ? 'bold' : 'regular';
    const shown = this.typesetter.printable(text);
    const width = this.typesetter.measure(font, size)(shown);
    this.document.fillColor(colours[colour]);
    this.typesetter.set({ text: shown, font, size }, x - (align === 'right' ? width : align === 'center' ? width / 2 : 0), y);
    return width;
  }

  /** The Chinese in one style, the English smaller and greyer after it. */
  words({ zh, en }: Words, x: number, y: number, style: TextStyle, align: 'left' | 'right' = 'left'): void {
    const english: TextStyle = { size: style.size * 0.78, colour: 'grey' };
    const gap = style.size * 0.4;
    const drop = (style.size - english.size) * 0.62;
    if (align === 'right') {
      const width = this.line(en, x, y + drop, english, 'right');
      this.line(zh, x - width - gap, y, style, 'right');
    } else {
      const width = this.line(zh, x, y, style);
      this.line(en, x + width + gap, y + drop, english);
    }
  }

  rule(y: number, { x = this.left, width = this.width, colour = 'line', weight = 0.6 }: { x?: number; width?: number; colour?: Colour; weight?: number } = {}): void {
    this.document.moveTo(x, y).lineTo(x + width, y).lineWidth(weight).stroke(colours[colour]);
  }

  dot(x: number, y: number): void {
    this.document.circle(x, y, 3).fill(colours.brand);
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.document.rect(x, y, width, height).fill(colours[colour]);
  }

  /** Whole, as large as fits, in the middle of the box. */
  picture({ bytes }: ReportPicture, x: number, y: number, width: number, height: number): void {
    this.document.image(bytes, x, y, { fit: [width, height], align: 'center', valign: 'center' });
  }

  /** Black on white with its quiet zone. */
  code(text: string, x: number, y: number, size: number): void {
    const modules = qrModules(text, 'M');
    this.document.save().translate(x, y).scale(size / (modules.size + 2 * quietZone));
    for (const [runX, runY, length] of modules.runs) this.document.rect(runX + quietZone, runY + quietZone, length, 1);
    this.document.fill('black').restore();
  }

  /** Beneath the content of every page, once their number is known. */
  async finish(footer: (page: number, pages: number, top: number) => void): Promise<Buffer> {
    const { pages } = this;
    for (let index = 0; index < pages; index += 1) {
      this.document.switchToPage(index);
      footer(index + 1, pages, page.height - margin.bottom + 8);
    }
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve, reject) => this.document.once('end', resolve).once('error', reject));
    this.document.end();
    await ended;
    return Buffer.concat(chunks);
  }
}

/** Points from one line to the next. */
export function lineHeight({ size }: TextStyle): number {
  return size * leading;
}
