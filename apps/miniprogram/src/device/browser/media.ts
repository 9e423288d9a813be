import type { Device, LocalFile } from '../contract';
import { currentPhone } from './bridge';
import { chooseFiles } from './choose-files';
import { hold } from './files';

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
    return withinLimits(await chooseFiles(accept, limit.images > 1 && !limit.camera, limit.camera), limit);
  },
} satisfies Partial<Device>;
