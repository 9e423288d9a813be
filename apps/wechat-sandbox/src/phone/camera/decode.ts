import jsqr from 'jsqr';

// A photo of a whole wall and a code that fills the picture are found at different sizes.
const longestSides = [1_000, 2_000, 500];

export type Picture = HTMLCanvasElement | HTMLVideoElement | ImageBitmap;

/** The text of the QR code in the picture, or null. */
export function decodePicture(picture: Picture, sizes: readonly number[] = longestSides): string | null {
  const { width, height } = sizeOf(picture);
  if (width === 0 || height === 0) return null;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  for (const longest of sizes) {
    const scale = Math.min(longest / Math.max(width, height), 3);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const found = jsqr(data, canvas.width, canvas.height);
    if (found?.data) return found.data;
  }
  return null;
}

function sizeOf(picture: Picture): { width: number; height: number } {
  return picture instanceof HTMLVideoElement ? { width: picture.videoWidth, height: picture.videoHeight } : picture;
}
