import { DeviceError, type Device, type LocalFile } from '../contract';
import { currentPhone } from './bridge';
import { hold } from './files';

/** The browser's own chooser: on a phone it offers the camera and the album. */
export function chooseFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.style.display = 'none';
    // In the document, because Safari forgets inputs nobody refers to.
    document.body.append(input);
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    });
    input.addEventListener('cancel', () => {
      reject(new DeviceError('cancelled'));
      input.remove();
    });
    input.click();
  });
}

function withinLimits(files: File[], limit: { images: number; videos: number }): LocalFile[] {
  const images = files.filter(({ type }) => type.startsWith('image/')).slice(0, limit.images);
  const videos = files.filter(({ type }) => type.startsWith('video/')).slice(0, limit.videos);
  return [...images, ...videos].map((file) => hold(file, file.name));
}

export const media = {
  scan: async (texts) => {
    const phone = currentPhone();
    if (phone) return phone.call('scan');
    // The decoder is only fetched by who scans inside an ordinary browser.
    const { scanWithCamera } = await import('./camera-scanner');
    return scanWithCamera(texts);
  },
  chooseMedia: async (limit) => {
    const accept = [...(limit.images > 0 ? ['image/*'] : []), ...(limit.videos > 0 ? ['video/*'] : [])].join(',');
    return withinLimits(await chooseFiles(accept, limit.images > 1), limit);
  },
} satisfies Partial<Device>;
