import Taro from '@tarojs/taro';
import type { LocalFile } from '../contract';
import { stampLayout, type Writer } from '../stamp-layout';
import { orDeviceError } from './failures';

const quality = 0.88;
let written = 0;

/** A picture of our own making, in the folder that outlives the app. */
export async function writePicture(dataUrl: string, name: string): Promise<LocalFile> {
  const data = dataUrl.slice(dataUrl.indexOf(',') + 1);
  written += 1;
  const path = `${Taro.env.USER_DATA_PATH}/${Date.now()}-${written}-${name}`;
  await orDeviceError(new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({ filePath: path, data, encoding: 'base64', success: () => resolve(), fail: reject });
  }));
  return { path, kind: 'image', name, size: Math.floor((data.length * 3) / 4) };
}

/** A photo that cannot be drawn on is sent as it is. */
export async function stamp(photo: LocalFile, lines: string[]): Promise<LocalFile> {
  try {
    const { width: wide, height: high } = await Taro.getImageInfo({ src: photo.path });
    const { width, height, paint } = stampLayout({ width: wide, height: high }, lines);
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height });
    const image = canvas.createImage();
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = reject;
      image.src = photo.path;
    });
    const context = canvas.getContext('2d') as unknown as Writer & { drawImage: (image: unknown, x: number, y: number, width: number, height: number) => void };
    context.drawImage(image, 0, 0, width, height);
    paint(context);
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      canvas: canvas as unknown as Taro.Canvas, x: 0, y: 0, width, height, destWidth: width, destHeight: height, fileType: 'jpg', quality,
    });
    return { ...photo, path: tempFilePath };
  } catch {
    return photo;
  }
}
