import QRCode from 'qrcode';
import type { DemoSticker } from '../../contract.js';

const width = 640;
const height = 860;
const margin = 48;
const fonts = "-apple-system, 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

/** The sticker as it hangs on the device: a real code that the camera then really reads. */
export async function drawSticker(sticker: DemoSticker): Promise<HTMLCanvasElement> {
  const code = document.createElement('canvas');
  await QRCode.toCanvas(code, sticker.url, { width: width - margin * 2, margin: 0, errorCorrectionLevel: 'M' });
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return code;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(code, margin, margin);
  context.textBaseline = 'top';
  context.fillStyle = '#12312f';
  context.font = `600 46px ${fonts}`;
  context.fillText(fit(context, sticker.label), margin, width + 12);
  context.fillStyle = '#5a6b69';
  context.font = `32px ${fonts}`;
  context.fillText(fit(context, sticker.place), margin, width + 78);
  context.font = '30px ui-monospace, monospace';
  context.fillText(fit(context, codeOf(sticker.url)), margin, width + 136);
  return canvas;
}

/** What people read aloud: the last part of the link. */
function codeOf(url: string): string {
  return url.split(/[/=]/).at(-1) ?? url;
}

function fit(context: CanvasRenderingContext2D, text: string): string {
  let fitting = text;
  while (context.measureText(fitting).width > width - margin * 2 && fitting.length > 1) fitting = `${fitting.slice(0, -2)}…`;
  return fitting;
}
