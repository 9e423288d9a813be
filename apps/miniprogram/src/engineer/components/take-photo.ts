import type { Coordinates, Instant } from '@scanfix/shared-types';
import { attachmentLimits } from '@scanfix/shared-types';
import { device, DeviceError, type LocalFile } from '@/device';
import { recentFix } from '@/field-work/position-reports';
import type { Words } from '@/i18n';
import { stampTime } from '@/i18n/format';
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
  else if (error.failure === 'permission-refused') device.toast(device.client() === 'h5' ? words.failures.cameraRefusedBrowser : words.failures.cameraRefused);
  else if (error.failure !== 'cancelled') device.toast(failureText(words, error));
}

const degrees = ({ latitude, longitude }: Coordinates): string => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

async function stamped(chosen: LocalFile, place: string): Promise<TakenPhoto> {
  const takenAt = new Date().toISOString();
  const coordinates = recentFix(photoFixMilliseconds)?.coordinates ?? null;
  const lines = [stampTime(takenAt), [place, coordinates ? degrees(coordinates) : ''].filter(Boolean).join('  ')].filter(Boolean);
  return { file: await device.keepFile(await device.stamp(chosen, lines)), takenAt, coordinates };
}

/** One photo from the camera, with time and place drawn in and kept on the phone; null when it was not to be, which has been said. */
export async function takePhoto(words: Words, place: string): Promise<TakenPhoto | null> {
  const [photo] = await choosePhotos(words, place, 1, true);
  return photo ?? null;
}

export async function choosePhotos(words: Words, place: string, most: number, camera: boolean): Promise<TakenPhoto[]> {
  try {
    const chosen = (await device.chooseMedia({ images: most, videos: 0, camera })).filter(({ size }) => size <= attachmentLimits.image);
    const photos: TakenPhoto[] = [];
    for (const file of chosen) photos.push(await stamped(file, place));
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
