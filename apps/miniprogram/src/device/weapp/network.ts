import Taro from '@tarojs/taro';
import type { Device } from '../contract';
import { orDeviceError } from './failures';

const timeoutMilliseconds = 20_000;
const uploadTimeoutMilliseconds = 300_000;

let online = true;
const listeners = new Set<(online: boolean) => void>();

function setOnline(next: boolean): void {
  if (next === online) return;
  online = next;
  listeners.forEach((listener) => listener(next));
}

export function watchNetwork(): void {
  Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') });
  Taro.onNetworkStatusChange(({ isConnected }) => setOnline(isConnected));
}

export const network = {
  request: async (request) => {
    const response = await orDeviceError(Promise.resolve(Taro.request<string>({
      url: request.url,
      method: request.method as keyof Taro.request.Method,
      header: request.headers,
      data: request.body,
      // The body is JSON text both ways; parsing it is the API client's work, the same on every platform.
      dataType: 'text',
      responseType: 'text',
      timeout: timeoutMilliseconds,
    })));
    return { status: response.statusCode, body: typeof response.data === 'string' ? response.data : JSON.stringify(response.data) };
  },
  upload: (request) => orDeviceError(new Promise((resolve, reject) => {
    const task = Taro.uploadFile({
      url: request.url,
      filePath: request.file.path,
      name: 'file',
      fileName: request.file.name,
      header: request.headers,
      timeout: uploadTimeoutMilliseconds,
      success: (response) => resolve({ status: response.statusCode, body: String(response.data) }),
      fail: reject,
    });
    task.progress(({ progress }) => request.onProgress(progress / 100));
  })),
  openStream: null,
  // One mini-program runs once: nobody to share with.
  exclusively: (_name, work) => work(),
  isOnline: () => online,
  onNetworkChange: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} satisfies Partial<Device>;

