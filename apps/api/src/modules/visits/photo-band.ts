import type { Coordinates, WorkPhoto } from '@scanfix/shared-types';
import { wordsAsPath } from '../../platform/printing/glyph-paths.js';

/** What stands below a photo of the work. */
export interface PhotoFacts {
  moment: WorkPhoto['moment'];
  takenAt: Date;
  timeZone: string;
  /** From the site to the room, or free words. */
  place: readonly string[];
  coordinates: Coordinates | null;
}

/** Pictures go to people of both languages, long after the screen that showed them. */
const moments = { before: '维修前 Before', after: '维修后 After' } as const;
const background = '#16191d';

/** Time and place as two lines, in a band as wide as the picture. */
export async function photoBand(facts: PhotoFacts, width: number): Promise<{ height: number; background: string; svg: string }> {
  const size = Math.min(56, Math.max(11, Math.round(width * 0.024)));
  const padding = Math.round(size * 0.7);
  const line = Math.round(size * 1.5);
  const height = padding * 2 + line * 2;
  const room = width - padding * 2;
  const [time, place] = [await wordsAsPath(timeLine(facts), 'bold', size, room), await wordsAsPath(placeLine(facts), 'regular', size, room)];
  const baseline = (index: number) => Math.round(padding + line * index + line * 0.74);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`
    + `<path transform="translate(${padding} ${baseline(0)})" fill="#ffffff" d="${time.path}"/>`
    + `<path transform="translate(${padding} ${baseline(1)})" fill="#d5dbe3" d="${place.path}"/></svg>`;
  return { height, background, svg };
}

export function timeLine({ moment, takenAt, timeZone }: PhotoFacts): string {
  // Swedish writes dates as ISO 8601 does.
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(takenAt);
  return `${time}  ${moments[moment]}`;
}

export function placeLine({ place, coordinates }: PhotoFacts): string {
  const position = coordinates && `${coordinates.latitude.toFixed(6)}, ${coordinates.longitude.toFixed(6)} (${coordinates.system})`;
  // The position first: it is short, and a long path may be shortened.
  return [position, place.join(' / ')].filter(Boolean).join('  ');
}
