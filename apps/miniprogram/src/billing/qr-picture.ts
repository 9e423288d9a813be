import { create } from 'qrcode';

const quietModules = 4;

/** A QR code as an address that an <Image> shows: drawn without a canvas, the same in WeChat and in browsers. */
export function qrPicture(text: string): string {
  // Payment addresses are plain ASCII; handed over as bytes, for WeChat has no TextEncoder.
  const data = Uint8ClampedArray.from(text, (character) => character.charCodeAt(0));
  const { modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const whole = modules.size + 2 * quietModules;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) if (modules.get(row, column)) dark.push(`M${column + quietModules} ${row + quietModules}h1v1h-1z`);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole * 8}" height="${whole * 8}" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${dark.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
