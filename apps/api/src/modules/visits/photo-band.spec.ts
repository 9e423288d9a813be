import { expect, it } from '@jest/globals';
import sharp from 'sharp';
import { photoBand, placeLine, timeLine, type PhotoFacts } from './photo-band.js';

const facts: PhotoFacts = {
  moment: 'before', takenAt: new Date('2026-11-22T16:03:09.000Z'), timeZone: 'Asia/Shanghai', place: ['人民广场', 'A座', '12层', '1203室'],
  coordinates: { latitude: 31.230416, longitude: 121.473701, system: 'GCJ-02' },
};

it('says the time on the wall of the organization', () => {
  expect(timeLine(facts)).toBe('2026-11-23 00:03:09  维修前 Before');
  expect(timeLine({ ...facts, timeZone: 'Europe/Berlin', moment: 'after' })).toBe('2026-11-22 17:03:09  维修后 After');
});

it('says where, as far as it is known', () => {
  expect(placeLine(facts)).toBe('31.230416, 121.473701 (GCJ-02)  人民广场 / A座 / 12层 / 1203室');
  expect(placeLine({ ...facts, coordinates: null })).toBe('人民广场 / A座 / 12层 / 1203室');
});

it.each([320, 1280, 2560])('draws a band as wide as a picture of %d pixels, with words in it', async (width) => {
  const { svg, height } = await photoBand({ ...facts, place: Array.from({ length: 12 }, () => '很长的地名') }, width);
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: '#000' }).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width, height });
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) => Array.from({ length: height }, (_, y) => data[y * width + x] ?? 0).some((grey) => grey > 128));
  const margin = Math.max(...columns.slice(-1));
  expect(columns.length).toBeGreaterThan(width / 3);
  // Too long a line is shortened, not cut off by the edge.
  expect(margin).toBeLessThan(width - 4);
});
