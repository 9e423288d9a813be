import Taro from '@tarojs/taro';
import type { Device } from '../contract';
import { orDeviceError } from './failures';

const prefix = 'scanfix:';
/** Pictures of our own making lie where they stay. */
const isOurs = (path: string): boolean => path.startsWith(`${Taro.env.USER_DATA_PATH}/`);

export const files = {
  load: <Value>(key: string): Value | null => {
    const stored: unknown = Taro.getStorageSync(prefix + key);
    return stored === '' || stored === undefined ? null : (stored as Value);
  },
  save: (key, value) => Taro.setStorageSync(prefix + key, value),
  remove: (key) => Taro.removeStorageSync(prefix + key),

  /** A chosen file is temporary and gone after the app closes; the user folder keeps it (200 MB in all). */
  keepFile: async (file) => {
    if (isOurs(file.path)) return file;
    const savedFilePath = await orDeviceError(new Promise<string>((resolve, reject) => {
      Taro.getFileSystemManager().saveFile({
        tempFilePath: file.path,
        success: (result) => resolve(result.savedFilePath),
        fail: reject,
      });
    }));
    return { ...file, path: savedFilePath };
  },
  discardFile: (file) => new Promise<void>((resolve) => {
    const files = Taro.getFileSystemManager();
    if (isOurs(file.path)) files.unlink({ filePath: file.path, complete: () => resolve() });
    else files.removeSavedFile({ filePath: file.path, complete: () => resolve() });
  }),
  previewFile: (file) => Promise.resolve(file.path),
  viewImages: (urls, current) => void Taro.previewImage({ urls, current: urls[current] ?? '' }),
} satisfies Partial<Device>;
