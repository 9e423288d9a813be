import type { LocalFile } from '../contract';
import { stampLayout } from '../stamp-layout';
import { hold, readFile } from './files';

const quality = 0.88;

/** A photo that the browser cannot read is sent as it is. */
export async function stamp(photo: LocalFile, lines: string[]): Promise<LocalFile> {
  try {
    const bitmap = await createImageBitmap(await readFile(photo));
    const { width, height, paint } = stampLayout(bitmap, lines);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d');
    if (!context) return photo;
    context.drawImage(bitmap, 0, 0, width, height);
    paint(context);
    const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    return content ? hold(content, photo.name.replace(/\.\w+$/, '') + '.jpg') : photo;
  } catch {
    return photo;
  }
}
