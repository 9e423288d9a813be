import { stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { Gate } from '../../platform/concurrency/gate.js';
import { DomainError } from '../../platform/errors/domain-error.js';

export interface PreparedImage {
  path: string;
  thumbnailPath: string;
  size: number;
  width: number;
  height: number;
}

/** A phone's largest photos have 50 megapixels; a "decompression bomb" has billions. All frames of an animation count. */
export const maximumPixels = 100_000_000;
/** The longer side, in pixels: enough to read a type plate, a tenth of the bytes. */
const longestSide = 2560;
const thumbnailSide = 400;

sharp.cache(false);
// One thread an image, two images at once: decoding must not starve the requests beside it.
sharp.concurrency(1);
export const imageGate = new Gate(2);

/** Each format as itself; written anew, so that EXIF (with the place where it was taken) and whatever hides in a file do not survive. */
export const encoders: Record<string, (image: Sharp) => Sharp> = {
  jpg: (image) => image.jpeg({ quality: 82, mozjpeg: true }),
  png: (image) => image.png({ compressionLevel: 9 }),
  webp: (image) => image.webp({ quality: 82 }),
  gif: (image) => image.gif(),
};

/**
 * Turns the picture upright, scales it down, drops its metadata, and makes a thumbnail.
 * @throws DomainError `attachment-unreadable`
 */
export async function prepareImage(source: string, directory: string, extension: string): Promise<PreparedImage> {
  const encode = encoders[extension];
  if (!encode) throw new Error(`no encoder for ${extension}`);
  const path = `${directory}/image`;
  const thumbnailPath = `${directory}/thumbnail`;
  return imageGate.run(async () => {
    try {
      const open = (animated: boolean) => sharp(source, { limitInputPixels: maximumPixels, failOn: 'error', animated }).autoOrient();
      const written = await encode(open(true).resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })).toFile(path);
      await thumbnailOf(open(false)).toFile(thumbnailPath);
      // Of an animation sharp reports all frames one below the other.
      return { path, thumbnailPath, size: (await stat(path)).size, width: written.width, height: written.pageHeight ?? written.height };
    } catch (error) {
      throw (error as NodeJS.ErrnoException).syscall === undefined ? new DomainError('attachment-unreadable') : error;
    }
  });
}

export function thumbnailOf(image: Sharp): Sharp {
  return image.resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' }).jpeg({ quality: 75, mozjpeg: true });
}
