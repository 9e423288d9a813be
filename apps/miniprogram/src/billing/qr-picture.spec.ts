import jsQr from 'jsqr';
import { qrPicture } from './qr-picture';

/** Draws the picture's squares as a renderer would, and reads the code back. */
function read(address: string): string | null {
  const svg = decodeURIComponent(address.replace('data:image/svg+xml,', ''));
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      for (let column = 0; column < scale; column += 1) pixels.fill(0, ((Number(y) * scale + row) * size * scale + Number(x) * scale + column) * 4, ((Number(y) * scale + row) * size * scale + Number(x) * scale + column) * 4 + 3);
    }
  }
  return jsQr(pixels, size * scale, size * scale)?.data ?? null;
}

describe('a payment code', () => {
  it.each(['weixin://wxpay/bizpayurl?pr=p4lpSuKzz', 'weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00'])('can be scanned: %s', (codeUrl) => {
    expect(read(qrPicture(codeUrl))).toBe(codeUrl);
  });

  it('is small enough to be handed to WeChat’s page', () => {
    expect(qrPicture('weixin://wxpay/bizpayurl?pr=p4lpSuKzz').length).toBeLessThan(32 * 1024);
  });
});
