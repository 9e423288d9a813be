import PDFDocument from 'pdfkit';
import { leading, wrapText } from './text-lines.js';
import { Typesetter } from './typesetter.js';

/** Points: A4. */
const page = { width: 595.28, height: 841.89 } as const;
const margin = 48;

const colours = { brand: '#0f766e', ink: '#18211f', grey: '#66726f', line: '#d8e0de', soft: '#f2f6f5' } as const;
type Colour = keyof typeof colours;

/** Chinese first with the English beside it: whoever holds the paper may read either. */
export interface Words {
  zh: string;
  en: string;
}

export interface TextStyle {
  size: number;
  bold?: boolean;
  colour?: Colour;
}

/** Paper to write on from top to bottom. What no longer fits begins a new page. */
export class Paper {
  readonly left = margin;
  readonly right = page.width - margin;
  readonly width = page.width - 2 * margin;
  y: number = margin;
  private readonly document: InstanceType<typeof PDFDocument>;
  private readonly typesetter: Typesetter;

  constructor(title: string, author: string) {
    this.document = new PDFDocument({ size: [page.width, page.height], margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true, fontLayoutCache: false, info: { Title: title, Author: author, Creator: 'ScanFix' } });
    this.typesetter = new Typesetter(this.document);
  }

  /** A new page where so much does not fit any more; answers whether there is one. */
  need(height: number): boolean {
    if (this.y + height <= page.height - margin) return false;
    this.document.addPage();
    this.y = margin;
    return true;
  }

  wrap(text: string, width: number, { size, bold }: TextStyle, most = 20): string[] {
    return wrapText(this.typesetter.printable(text), width, most, this.typesetter.measure(bold ? 'bold' : 'regular', size));
  }

  /** `x` is the left end, or the right one. Answers its width. */
  line(text: string, x: number, { size, bold = false, colour = 'ink' }: TextStyle, align: 'left' | 'right' = 'left', y = this.y): number {
    const font = bold ? 'bold' : 'regular';
    const shown = this.typesetter.printable(text);
    const width = this.typesetter.measure(font, size)(shown);
    this.document.fillColor(colours[colour]);
    this.typesetter.set({ text: shown, font, size }, align === 'right' ? x - width : x, y);
    return width;
  }

  /** Both languages, the English smaller. */
  words({ zh, en }: Words, x: number, style: TextStyle, align: 'left' | 'right' = 'left', y = this.y): void {
    const english: TextStyle = { size: style.size * 0.78, colour: 'grey' };
    const gap = style.size * 0.4;
    const drop = (style.size - english.size) * 0.62;
    if (align === 'right') {
      const width = this.line(en, x, english, 'right', y + drop);
      this.line(zh, x - width - gap, style, 'right', y);
    } else {
      const width = this.line(zh, x, style, 'left', y);
      this.line(en, x + width + gap, english, 'left', y + drop);
    }
  }

  rule(colour: Colour = 'line', weight = 0.6): void {
    this.document.moveTo(this.left, this.y).lineTo(this.right, this.y).lineWidth(weight).stroke(colours[colour]);
  }

  band(height: number): void {
    this.document.rect(this.left, this.y, this.width, height).fill(colours.soft);
  }

  /** `footer` writes at the foot of each page, once it is known how many there are; `y` stands there. */
  async finish(footer?: (page: number, pages: number) => void): Promise<Buffer> {
    const { count } = this.document.bufferedPageRange();
    for (let index = 0; footer && index < count; index += 1) {
      this.document.switchToPage(index);
      this.y = page.height - margin + 12;
      footer(index + 1, count);
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
