import { open, type Font } from 'fontkit';
import { fontFiles, type FontName } from './fonts.js';

/** Our fonts are outlines: words in a picture look the same on a server without any fonts. */
const fonts = new Map<FontName, Promise<Font>>();

function fontOf(name: FontName): Promise<Font> {
  let font = fonts.get(name);
  if (!font) {
    font = open(fontFiles[name]).then((file) => {
      if (!('layout' in file)) throw new Error(`${name} is a collection of fonts`);
      return file;
    });
    fonts.set(name, font);
  }
  return font;
}

export interface SetWords {
  /** SVG path data of all glyphs, the start of the baseline at 0, 0. */
  path: string;
  /** Pixels. */
  width: number;
}

/** One line of words as an SVG path, shortened with an ellipsis where it would be wider than `maximumWidth` pixels. What the font lacks is left out. */
export async function wordsAsPath(text: string, name: FontName, size: number, maximumWidth: number): Promise<SetWords> {
  const font = await fontOf(name);
  const scale = size / font.unitsPerEm;
  const characters = [...text.normalize('NFC')].filter((character) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
  const shortened = (count: number) => (count === characters.length ? characters : [...characters.slice(0, count), '…']).join('');
  let count = characters.length;
  while (count > 0 && font.layout(shortened(count)).advanceWidth * scale > maximumWidth) count -= 1;
  const { glyphs, positions, advanceWidth } = font.layout(shortened(count));
  let x = 0;
  const parts: string[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    const position = positions[index];
    // Fonts count upwards, pictures downwards.
    parts.push(glyph.path.scale(scale, -scale).translate(x + (position?.xOffset ?? 0) * scale, -(position?.yOffset ?? 0) * scale).toSVG());
    x += (position?.xAdvance ?? glyph.advanceWidth) * scale;
  }
  return { path: parts.join(''), width: advanceWidth * scale };
}
