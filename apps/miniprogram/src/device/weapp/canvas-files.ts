import Taro from '@tarojs/taro';
import type { LocalFile } from '../contract';
import { orDeviceError } from './failures';

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
