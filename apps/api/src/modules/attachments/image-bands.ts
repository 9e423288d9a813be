import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { encoders, imageGate, maximumPixels, thumbnailOf } from './images.js';

/** What is drawn below a picture. */
export interface ImageBand {
  /** Pixels. */
  height: number;
  background: string;
  /** An SVG as wide as the picture and as high as the band; glyphs as paths, because no font is promised here. */
  svg: string;
}

export interface ImageSize {
  width: number;
  height: number;
  /** Bytes. */
  size: number;
}

export async function sizeOf(path: string): Promise<ImageSize> {
  const [{ width, height, pageHeight }, { size }] = await Promise.all([sharp(path, { limitInputPixels: maximumPixels }).metadata(), stat(path)]);
  return { width, height: pageHeight ?? height, size };
}

/** The picture with the band below it, and a thumbnail of both. Nothing of the picture is covered: it is evidence. An animation stands still afterwards. */
export async function addBand(source: string, directory: string, extension: string, { height, background, svg }: ImageBand): Promise<{ path: string; thumbnailPath: string }> {
  const encode = encoders[extension];
  if (!encode) throw new Error(`no encoder for ${extension}`);
  const [path, thumbnailPath] = [`${directory}/banded`, `${directory}/banded-thumbnail`];
  return imageGate.run(async () => {
    const below = (await sharp(source).metadata()).height;
    // Two passes: sharp composes before it extends.
    const extended = await sharp(source, { limitInputPixels: maximumPixels }).extend({ bottom: height, background }).png({ compressionLevel: 1 }).toBuffer();
    await encode(sharp(extended).composite([{ input: Buffer.from(svg), top: below, left: 0 }])).toFile(path);
    await thumbnailOf(sharp(path)).toFile(thumbnailPath);
    return { path, thumbnailPath };
  });
}
