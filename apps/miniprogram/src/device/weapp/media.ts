import Taro from '@tarojs/taro';
import type { Device, LocalFile } from '../contract';
import { orDeviceError } from './failures';

const videoSeconds = 30;

const fileName = (path: string, index: number, kind: LocalFile['kind']): string => {
  const extension = /\.(\w{2,4})$/.exec(path)?.[1] ?? (kind === 'image' ? 'jpg' : 'mp4');
  return `${kind}-${index + 1}.${extension}`;
};

export const media = {
  scan: async () => {
    const { result, path } = await orDeviceError(Taro.scanCode({ scanType: ['qrCode', 'wxCode'] as unknown as (keyof Taro.scanCode.ScanType)[] }));
    return path ? { result, path } : { result };
  },
  chooseMedia: async ({ images, videos, camera = false }) => {
    const mediaType: ('image' | 'video')[] = [...(images > 0 ? ['image' as const] : []), ...(videos > 0 ? ['video' as const] : [])];
    const { tempFiles } = await orDeviceError(Taro.chooseMedia({
      count: Math.max(1, Math.min(9, images + videos)),
      mediaType: mediaType as unknown as (keyof Taro.chooseMedia.mediaType)[],
      sizeType: ['compressed'],
      sourceType: camera ? ['camera'] : ['camera', 'album'],
      maxDuration: videoSeconds,
    }));
    return tempFiles.map((file, index) => {
      const kind = file.fileType === 'video' ? 'video' : 'image';
      return { path: file.tempFilePath, kind, size: file.size, name: fileName(file.tempFilePath, index, kind) };
    });
  },
} satisfies Partial<Device>;
