import QRCode from 'qrcode';

/** How much of the code may be scratched or dirty: `Q`, a quarter, for what hangs in a machine room; `M`, a seventh, for paper, which then needs fewer modules. */
type Robustness = 'M' | 'Q';
/** Modules of white around the code that readers rely on. */
export const quietZone = 4;

/** About 500 pixels across: sharp at 40 mm and 300 dpi. */
export const pixelsPerModule = 12;

/** The dark modules as horizontal runs: `[x, y, length]` in modules, without the quiet zone. */
export interface QrModules {
  size: number;
  runs: [x: number, y: number, length: number][];
}

export function qrModules(text: string, errorCorrectionLevel: Robustness = 'Q'): QrModules {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel }).modules;
  const runs: QrModules['runs'] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && data[y * size + x]) x += 1;
      if (x > start) runs.push([start, y, x - start]);
    }
  }
  return { size, runs };
}

export function qrPng(text: string): Promise<Buffer> {
  return QRCode.toBuffer(text, { errorCorrectionLevel: 'Q', margin: quietZone, scale: pixelsPerModule });
}

export async function qrSvg(text: string): Promise<Buffer> {
  return Buffer.from(await QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'Q', margin: quietZone }));
}
