import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

/** Reads back what pdfkit wrote: enough of PDF to see text, filled rectangles and images where they stand. Points from the page's bottom left corner. */
export interface PdfPage {
  width: number;
  height: number;
  texts: { text: string; x: number; y: number; font: string; size: number }[];
  /** Rectangles filled together: x, y of a corner, width and height. */
  shapes: [x: number, y: number, width: number, height: number][][];
  images: { x: number; y: number; width: number; height: number }[];
}

export interface Pdf {
  pages: PdfPage[];
  /** Names of the embedded font programs; a tag such as `ABCDEF+` says that it is a subset. */
  fonts: { name: string; bytes: number }[];
  title: string;
}

type Matrix = [number, number, number, number, number, number];
interface PdfObject { dictionary: string; stream: Buffer | null }

export function readPdf(file: Buffer): Pdf {
  const objects = objectsOf(file);
  const at = (reference: string | undefined) => objects.get(Number(reference)) ?? { dictionary: '', stream: null };
  const catalog = [...objects.values()].find(({ dictionary }) => /\/Type \/Catalog/.test(dictionary));
  const kids = /\/Kids \[([^\]]*)\]/.exec(at(/\/Pages (\d+) 0 R/.exec(catalog?.dictionary ?? '')?.[1]).dictionary)?.[1] ?? '';
  const fontFiles = [...objects.values()].filter(({ dictionary }) => /\/FontFile2 /.test(dictionary));
  return {
    pages: [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => readPage(at(id), at)),
    fonts: fontFiles.map(({ dictionary }) => ({
      name: /\/FontName \/(\S+)/.exec(dictionary)?.[1] ?? '', bytes: at(/\/FontFile2 (\d+) 0 R/.exec(dictionary)?.[1]).stream?.length ?? 0,
    })),
    title: textOf(at([...objects.values()].map(({ dictionary }) => /\/Title (\d+) 0 R/.exec(dictionary)?.[1]).find((reference) => reference !== undefined)).dictionary),
  };
}

/** What a camera reads of rectangles on white paper; null when it reads nothing. */
export function decodeShape(rectangles: PdfPage['shapes'][number], pixelsPerPoint = 3): string | null {
  const left = Math.min(...rectangles.map(([x]) => x));
  const bottom = Math.min(...rectangles.map(([, y]) => y));
  const margin = 20;
  const size = Math.ceil(Math.max(...rectangles.map(([x, , width]) => x + width - left)) * pixelsPerPoint) + 2 * margin;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x, y, width, height] of rectangles) {
    for (let row = Math.round((y - bottom) * pixelsPerPoint); row < Math.round((y - bottom + height) * pixelsPerPoint); row += 1) {
      const first = (size - 1 - margin - row) * size + margin + Math.round((x - left) * pixelsPerPoint);
      pixels.fill(0, first * 4, (first + Math.round(width * pixelsPerPoint)) * 4);
    }
  }
  for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255;
  return decodePixels(pixels, size, size);
}

/** jsQR is CommonJS whose default may arrive wrapped. */
export function decodePixels(pixels: Uint8ClampedArray, width: number, height: number): string | null {
  const decode = (typeof jsQR === 'function' ? jsQR : (jsQR as { default: unknown }).default) as (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  return decode(pixels, width, height)?.data ?? null;
}

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\n(?:stream\n|endobj)/g)) {
    const [whole, id, dictionary = ''] = match;
    const start = match.index + whole.length;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const raw = whole.endsWith('stream\n') ? file.subarray(start, start + length) : null;
    objects.set(Number(id), { dictionary, stream: raw && /FlateDecode/.test(dictionary) && !/\/Subtype \/Image/.test(dictionary) ? inflateSync(raw) : raw });
  }
  return objects;
}

const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string object: UTF-16 with a byte order mark, or Latin. */
function textOf(object: string): string {
  const bytes = Buffer.from((/\(((?:\\.|[^\\)])*)\)/s.exec(object)?.[1] ?? '').replace(/\\(.)/gs, (_, escaped: string) => controls[escaped] ?? escaped), 'latin1');
  return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
}

function readPage(page: PdfObject, at: (reference: string | undefined) => PdfObject): PdfPage {
  const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page.dictionary) ?? []).slice(1).map(Number);
  const resources = at(/\/Resources (\d+) 0 R/.exec(page.dictionary)?.[1]).dictionary;
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
    const font = at(id).dictionary;
    return [name, { base: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '', unicode: unicodeOf(at(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]).stream) }];
  }));
  const result: PdfPage = { width, height, texts: [], shapes: [], images: [] };
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let [font, size, position]: [string, number, Matrix] = ['', 0, matrix];
  const saved: Matrix[] = [];
  let rectangles: PdfPage['shapes'][number] = [];
  let operands: string[] = [];
  const numbers = () => operands.map(Number);
  const operators: Record<string, () => void> = {
    q: () => saved.push(matrix),
    Q: () => { matrix = saved.pop() ?? matrix; },
    cm: () => { matrix = multiply(numbers() as Matrix, matrix); },
    re: () => { const [x = 0, y = 0, w = 0, h = 0] = numbers(); rectangles.push(boxOf(matrix, x, y, w, h)); },
    f: () => { result.shapes.push(rectangles); rectangles = []; },
    Tf: () => { font = (operands[0] ?? '').slice(1); size = Number(operands[1]); },
    Tm: () => { position = multiply(numbers() as Matrix, matrix); },
    TJ: () => {
      const codes = [...operands.join(' ').matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
      const text = codes.map((code) => fonts.get(font)?.unicode.get(Number.parseInt(code, 16)) ?? '\ufffd').join('');
      result.texts.push({ text, x: position[4], y: position[5], font: fonts.get(font)?.base ?? '', size });
    },
    Do: () => { const [x, y, w, h] = boxOf(matrix, 0, 0, 1, 1); result.images.push({ x, y, width: w, height: h }); },
  };
  const content = at(/\/Contents (\d+) 0 R/.exec(page.dictionary)?.[1]).stream?.toString('latin1') ?? '';
  for (const [token] of content.matchAll(/\[[^\]]*\]|\/\S+|[-+.\d]+|[A-Za-z*]+/g)) {
    if (/^[A-Za-z*]/.test(token)) {
      operators[token]?.();
      operands = [];
    } else operands.push(token);
  }
  return result;
}

/** pdfkit's CMap: ranges whose right side is a list of UTF-16 texts, from the first code on. */
function unicodeOf(cmap: Buffer | null): Map<number, string> {
  const unicode = new Map<number, string>();
  for (const [, first = '', list = ''] of (cmap?.toString('latin1') ?? '').matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], index) => {
      unicode.set(Number.parseInt(first, 16) + index, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return unicode;
}

function multiply([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [a * a2 + b * c2, a * b2 + b * d2, c * a2 + d * c2, c * b2 + d * d2, e * a2 + f * c2 + e2, e * b2 + f * d2 + f2];
}

function boxOf([a, , , d, e, f]: Matrix, x: number, y: number, width: number, height: number): [number, number, number, number] {
  const [x1, x2] = [a * x + e, a * (x + width) + e];
  const [y1, y2] = [d * y + f, d * (y + height) + f];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)];
}
