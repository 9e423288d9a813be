import Taro from '@tarojs/taro';
import { DeviceError, type Device, type LocalFile } from '../contract';
import { currentPhone } from './bridge';

/** Each person of the sandbox phone has storage of their own, as each WeChat account would. */
const scoped = (key: string): string => `scanfix:${currentPhone()?.person ?? ''}:${key}`;

/** Files chosen and not yet kept, by their path. */
const chosen = new Map<string, Blob>();
const previews = new Map<string, string>();

let database: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  database ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('scanfix', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new DeviceError('failed', 'indexedDB'));
  });
  return database;
}

async function store<Value>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<Value>): Promise<Value> {
  const files = (await open()).transaction('files', mode).objectStore('files');
  const request = act(files);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new DeviceError('failed', request.error?.name));
  });
}

export function hold(content: Blob, name: string): LocalFile {
  const path = `file-${Date.now()}-${Math.random().toString(36).slice(2)}`;
  chosen.set(path, content);
  return { path, kind: content.type.startsWith('video/') ? 'video' : 'image', name, size: content.size };
}

async function find({ path }: LocalFile): Promise<Blob | undefined> {
  return chosen.get(path) ?? (await store<Blob | undefined>('readonly', (files) => files.get(scoped(path))));
}

export async function readFile(file: LocalFile): Promise<Blob> {
  const content = await find(file);
  if (!content) throw new DeviceError('file-gone');
  return content;
}

export const files = {
  load: <Value>(key: string): Value | null => {
    try {
      return JSON.parse(localStorage.getItem(scoped(key)) ?? 'null') as Value | null;
    } catch {
      return null;
    }
  },
  save: (key, value) => {
    try {
      localStorage.setItem(scoped(key), JSON.stringify(value));
    } catch {
      // Private windows and full storage: everything works, nothing is remembered.
    }
  },
  remove: (key) => localStorage.removeItem(scoped(key)),
  keepFile: async (file) => {
    const content = chosen.get(file.path);
    if (content) await store('readwrite', (kept) => kept.put(content, scoped(file.path))).catch(() => undefined);
    return file;
  },
  discardFile: async (file) => {
    chosen.delete(file.path);
    const preview = previews.get(file.path);
    if (preview) URL.revokeObjectURL(preview);
    previews.delete(file.path);
    await store('readwrite', (kept) => kept.delete(scoped(file.path))).catch(() => undefined);
  },
  previewFile: async (file) => {
    const known = previews.get(file.path);
    if (known) return known;
    const content = await find(file).catch(() => undefined);
    if (!content) return null;
    const url = URL.createObjectURL(content);
    previews.set(file.path, url);
    return url;
  },
  viewImages: (urls, current) => void Taro.previewImage({ urls, current: urls[current] ?? '' }),
} satisfies Partial<Device>;
