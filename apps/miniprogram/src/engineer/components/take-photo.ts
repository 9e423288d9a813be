import type { Coordinates, Instant } from '@scanfix/shared-types';
import { attachmentLimits } from '@scanfix/shared-types';
import { device, DeviceError, type LocalFile } from '@/device';
import { recentFix } from '@/field-work/position-reports';
import type { Words } from '@/i18n';
import { failureText } from '@/i18n/wording';

/** A place of this age is still where the photo was taken. */
const photoFixMilliseconds = 3 * 60_000;

export interface TakenPhoto {
  file: LocalFile;
  takenAt: Instant;
  coordinates: Coordinates | null;
}

function explain(words: Words, error: unknown): void {
  if (!(error instanceof DeviceError)) device.toast(failureText(words, error));
  else if (error.failure === 'permission-refused') device.toast(device.knowsPerson() ? words.failures.cameraRefused : words.failures.cameraRefusedBrowser);
  else if (error.failure !== 'cancelled') device.toast(failureText(words, error));
}

/** One photo from the camera, kept on the phone; null when it was not to be, which has been said. */
export async function takePhoto(words: Words): Promise<TakenPhoto | null> {
  const [photo] = await choosePhotos(words, 1, true);
  return photo ?? null;
}

/** With the time and the place of taking: the server draws them into the photo. */
export async function choosePhotos(words: Words, most: number, camera: boolean): Promise<TakenPhoto[]> {
  try {
    const chosen = (await device.chooseMedia({ images: most, videos: 0, camera })).filter(({ size }) => size <= attachmentLimits.image);
    const photos: TakenPhoto[] = [];
    const coordinates = recentFix(photoFixMilliseconds)?.coordinates ?? null;
    for (const file of chosen) photos.push({ file: await device.keepFile(file), takenAt: new Date().toISOString(), coordinates });
    return photos;
  } catch (error) {
    explain(words, error);
    return [];
  }
}

export async function takeVideo(words: Words): Promise<LocalFile | null> {
  try {
    const [video] = await device.chooseMedia({ images: 0, videos: 1, camera: true });
    if (!video) return null;
    if (video.size <= attachmentLimits.video) return await device.keepFile(video);
    device.toast(words.problems['attachment-too-large']);
  } catch (error) {
    explain(words, error);
  }
  return null;
}
