import type PDFDocument from 'pdfkit';
import { fontFiles, type FontName } from './fonts.js';
import { leading, type MeasureText } from './text-lines.js';

type Document = InstanceType<typeof PDFDocument>;
/** The font program behind pdfkit's current font; its types leave it out. */
type WithFontProgram = { _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } } };

export interface TextLine {
  text: string;
  font: FontName;
  /** Points. */
  size: number;
}

/** One picture made of several, such as a person with a trade: parts of it must not stay behind. */
const joinedPictures = /\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{Emoji_Modifier}?\ufe0f?)+/gu;
/** Pictures of another kind of font, and marks that only make sense beside them. */
const picture = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f|\u20e3)$/u;
/** What typesetters put where they lack a character. */
const missing = '〓';

/** Measures and sets text in our fonts. Every character is measured once: laying out thousands of labels is mostly measuring. */
export class Typesetter {
  private readonly widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  private readonly known = new Map<string, boolean>();

  constructor(private readonly document: Document) {
    for (const [name, file] of Object.entries(fontFiles)) document.registerFont(name, file);
  }

  /** Of what the font lacks, emoji are left out and other rare characters get a mark. */
  printable(text: string): string {
    return [...text.normalize('NFC').replace(joinedPictures, '')].map((character) => {
      if (this.has(character)) return character;
      return picture.test(character) ? '' : missing;
    }).join('').trim();
  }

  /** Width of a text in points. */
  measure(font: FontName, size: number): MeasureText {
    return (text) => [...text].reduce((width, character) => width + this.widthOf(font, character), 0) * size / 1000;
  }

  /** Points from the page's top left corner; `y` is the top of the line. */
  set({ text, font, size }: TextLine, x: number, y: number): void {
    this.document.font(font).fontSize(size).text(text, x, y + size * (leading / 2 + 0.36), { lineBreak: false, baseline: 'alphabetic' });
  }

  private widthOf(font: FontName, character: string): number {
    let width = this.widths[font].get(character);
    if (width === undefined) this.widths[font].set(character, width = this.document.font(font).fontSize(1000).widthOfString(character));
    return width;
  }

  private has(character: string): boolean {
    let has = this.known.get(character);
    if (has === undefined) {
      const { _font: { font } } = this.document.font('regular') as unknown as WithFontProgram;
      this.known.set(character, has = font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
    }
    return has;
  }
}
