import { DeviceError, type Device, type HttpResponse } from '../contract';
import { currentPhone } from './bridge';
import { readFile } from './files';

const timeoutMilliseconds = 20_000;

let phoneOnline: boolean | null = null;
const listeners = new Set<(online: boolean) => void>();
let watching = false;

const isOnline = (): boolean => (phoneOnline ?? currentPhone()?.online ?? true) && navigator.onLine;

function watch(): void {
  if (watching) return;
  watching = true;
  const tell = (): void => listeners.forEach((listener) => listener(isOnline()));
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  currentPhone()?.on('network', ({ online }) => {
    phoneOnline = online;
    tell();
  });
}

/** The sandbox phone switches its own network off; the machine's stays on. */
function assertOnline(): void {
  if (!isOnline()) throw new DeviceError('network', 'offline');
}

export const network = {
  request: async ({ method, url, headers, body }) => {
    watch();
    assertOnline();
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), timeoutMilliseconds);
    try {
      const response = await fetch(url, { method, headers, body, signal: controller.signal });
      return { status: response.status, body: await response.text() };
    } catch (error) {
      throw new DeviceError('network', String(error));
    } finally {
      clearTimeout(timer);
    }
  },
  upload: async ({ url, headers, file, onProgress }) => {
    assertOnline();
    const content = await readFile(file);
    const form = new FormData();
    form.append('file', content, file.name);
    return new Promise<HttpResponse>((resolve, reject) => {
      // fetch does not report how much has been sent.
      const request = new XMLHttpRequest();
      request.open('POST', url);
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
      request.onload = () => resolve({ status: request.status, body: request.responseText });
      request.onerror = () => reject(new DeviceError('network', 'upload'));
      request.send(form);
    });
  },
  openStream: ({ url, headers, onText }, onEnd) => {
    const controller = new AbortController();
    void (async () => {
      assertOnline();
      const response = await fetch(url, { headers, signal: controller.signal });
      const reader = response.ok ? response.body?.getReader() : undefined;
      const decoder = new TextDecoder();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) onText(decoder.decode(part.value, { stream: true }));
    })().catch(() => undefined).finally(() => {
      if (!controller.signal.aborted) onEnd();
    });
    return () => controller.abort();
  },
  exclusively: (name, work) =>
    // Absent without https, where nothing but development runs.
    navigator.locks ? navigator.locks.request(`scanfix:${name}`, work) : work(),
  isOnline,
  onNetworkChange: (listener) => {
    watch();
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} satisfies Partial<Device>;
