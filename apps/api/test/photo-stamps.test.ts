import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AttachmentView, JobDetail } from '@scanfix/shared-types';
import sharp from 'sharp';
import { startApi, type RunningApi } from './support/api.js';
import { claimOf, createField, job, north, onSite, plainRecord, upload, type Field } from './support/field.js';
import { until } from './support/until.js';

let api: RunningApi;
let field: Field;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => { field = await createField(api); });

const picture = (format: 'jpeg' | 'png' | 'webp') => sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a7' } })[format]().toBuffer();
const bytesOf = async (url: string) => Buffer.from(await (await fetch(`${api.url}${url}`)).arrayBuffer());

async function recorded(files: Buffer[]): Promise<{ visitId: number; photos: () => Promise<AttachmentView[]> }> {
  const { people, as } = field;
  const { visitId } = await job(field);
  await onSite(field, visitId);
  const uploads = [];
  for (const file of files) uploads.push(await upload(field, people.engineer, file));
  await as.engineer.post(`/jobs/${visitId}/work-log`, {
    ...plainRecord, photos: uploads.map((one) => ({ moment: 'before', takenAt: '2026-11-22T08:17:42.000Z', coordinates: north(3), attachment: claimOf(one) })),
  });
  return { visitId, photos: async () => (await as.engineer.get<JobDetail>(`/jobs/${visitId}`)).visit.workLog?.photos.map(({ attachment }) => attachment) ?? [] };
}

const stamped = async (photos: () => Promise<AttachmentView[]>) => (await photos()).every(({ height }) => (height ?? 0) > 600);

it.each(['jpeg', 'png', 'webp'] as const)('draws time and place below a %s, and covers nothing of it', async (format) => {
  const { photos } = await recorded([await picture(format)]);
  const [before] = await photos();
  await until(() => stamped(photos));
  const [view] = await photos();
  // The link that somebody holds stays good.
  expect(view?.url).toBe(before?.url);
  const file = await bytesOf(view?.url ?? '');
  expect(file.length).toBe(view?.size);
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 800, height: view?.height });
  const row = (y: number) => data.subarray(y * info.width * info.channels, (y + 1) * info.width * info.channels);
  const brightest = (from: number, to: number) => Math.max(...Array.from({ length: to - from }, (_, index) => Math.max(...row(from + index))));
  // Above: the plain picture down to its last line. Below: white words on a dark band.
  expect(Math.max(...row(596)) - Math.min(...row(596))).toBeLessThan(12);
  expect(Math.min(...row(info.height - 2))).toBeLessThan(40);
  expect(brightest(602, info.height)).toBeGreaterThan(220);
  const thumbnail = await sharp(await bytesOf(view?.thumbnailUrl ?? '')).metadata();
  expect((thumbnail.height ?? 0) / (thumbnail.width ?? 1)).toBeCloseTo(info.height / info.width, 1);
});

it('draws once, however often it is told, and leaves stamped photos alone when the record is written again', async () => {
  const { visitId, photos } = await recorded([await picture('jpeg'), await picture('jpeg')]);
  await until(() => stamped(photos));
  const before = await photos();
  // As after a crash between the file and its mark.
  await api.database.query('UPDATE work_log_photos SET stampedAt = NULL WHERE attachmentId = ?', [before[0]?.id]);
  await api.database.query('UPDATE attachments SET height = 600 WHERE id = ?', [before[0]?.id]);
  const later = claimOf(await upload(field, field.people.engineer, await picture('jpeg')));
  await field.as.engineer.post(`/jobs/${visitId}/work-log`, {
    ...plainRecord, photos: [...before.map(({ id }) => ({ id })), later].map((attachment) => ({ moment: 'before', takenAt: '2026-11-22T09:00:00.000Z', attachment })),
  });
  await until(() => stamped(photos));
  const after = await photos();
  expect(after).toHaveLength(3);
  expect(after.slice(0, 2).map(({ height, size }) => ({ height, size }))).toEqual(before.map(({ height, size }) => ({ height, size })));
  // What is drawn in stays true: the second photo keeps its time.
  const log = (await field.as.engineer.get<JobDetail>(`/jobs/${visitId}`)).visit.workLog;
  expect(log?.photos[1]?.takenAt).toBe('2026-11-22T08:17:42.000Z');
});
