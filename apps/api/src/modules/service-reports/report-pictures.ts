import sharp from 'sharp';
import { Gate } from '../../platform/concurrency/gate.js';

export interface ReportPicture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** The longer side, in pixels: sharp on paper at the size of a playing card. */
const photoSide = 900;
const signatureSide = 700;
/** Decoding must not starve the requests beside it. */
const gate = new Gate(2);

/** A photo as PDF takes it: JPEG, in whatever format it was kept. Null for what is no picture. */
export function preparePhoto(file: Buffer): Promise<ReportPicture | null> {
  return prepared(() => sharp(file).resize({ width: photoSide, height: photoSide, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true }));
}

/** A drawn name without the empty paper around it. */
export async function prepareSignature(file: Buffer): Promise<ReportPicture | null> {
  const drawn = (trimmed: boolean) => prepared(() => {
    const flat = sharp(file).flatten({ background: '#ffffff' });
    return (trimmed ? flat.trim() : flat).resize({ width: signatureSide, height: signatureSide, fit: 'inside', withoutEnlargement: true }).png();
  });
  // Nothing but paper cannot be trimmed.
  return await drawn(true) ?? drawn(false);
}

function prepared(pipeline: () => sharp.Sharp): Promise<ReportPicture | null> {
  return gate.run(async () => {
    try {
      const { data, info } = await pipeline().toBuffer({ resolveWithObject: true });
      return { bytes: data, width: info.width, height: info.height };
    } catch {
      return null;
    }
  });
}
