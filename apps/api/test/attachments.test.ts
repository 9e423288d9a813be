import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { UploadedAttachment } from '@scanfix/shared-types';
import sharp from 'sharp';
import writeExcel from 'write-excel-file/node';
import { startApi, type RunningApi } from './support/api.js';
import { pdf, photo, video } from './support/files.js';
import { createOrganization, createPerson, type TestPerson } from './support/people.js';
import { until } from './support/until.js';
import { AttachmentCleaning } from '../src/modules/attachments/attachment-cleaning.js';
import { Attachment } from '../src/modules/attachments/attachment.entity.js';
import { AttachmentsService, type ClaimRules } from '../src/modules/attachments/attachments.service.js';
import { FileLinks } from '../src/modules/attachments/file-links.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { Storage } from '../src/platform/storage/storage.js';

let api: RunningApi;
let agent: TestPerson;
let requester: TestPerson;
beforeAll(async () => {
  api = await startApi();
  const organization = await createOrganization(api);
  agent = await createPerson(api, organization.id, ['agent']);
  requester = await createPerson(api, organization.id, ['requester']);
});
afterAll(() => api.close());

const upload = (file: Buffer, name: string, person = agent) =>
  api.http.post('/api/v1/attachments').set('authorization', person.authorization).attach('file', file, name);
const uploaded = async (file: Buffer, name: string, person = agent) => (await upload(file, name, person).expect(201)).body as UploadedAttachment;
/** Those of this test: another process of the machine may have left its own. */
const foldersBefore = new Set(await readdir(tmpdir()));
const uploadFolders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('scanfix-upload-') && !foldersBefore.has(name));

describe('an uploaded picture', () => {
  it('stands upright, has lost its EXIF and has a thumbnail', async () => {
    const view = await uploaded(await photo(320, 200), '空调 铭牌.JPG', requester);
    expect(view).toMatchObject({ kind: 'image', name: '空调 铭牌.jpg', mediaType: 'image/jpeg', width: 200, height: 320 });
    const original = await api.http.get(view.url).buffer().expect(200);
    const metadata = await sharp(original.body as Buffer).metadata();
    expect(metadata).toMatchObject({ width: 200, height: 320 });
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
    expect((original.body as Buffer).length).toBe(view.size);
    const thumbnail = await api.http.get(view.thumbnailUrl ?? '').buffer().expect(200).expect('content-type', 'image/jpeg');
    expect((await sharp(thumbnail.body as Buffer).metadata()).width).toBeLessThanOrEqual(400);
  });

  it('is scaled down to what a type plate needs', async () => {
    expect(await uploaded(await photo(4000, 3000), 'large.jpg')).toMatchObject({ width: 1920, height: 2560 });
  });

  it.each(['png', 'webp', 'gif'] as const)('stays a %s', async (format) => {
    const view = await uploaded(await sharp(await photo()).toFormat(format).toBuffer(), `picture.${format}`);
    expect(view).toMatchObject({ mediaType: `image/${format}` });
  });

  it('is refused when it is broken', async () => {
    const whole = await photo(800, 600);
    await upload(whole.subarray(0, whole.length / 2), 'half.jpg').expect(422).expect(({ body }) => expect(body).toMatchObject({ code: 'attachment-unreadable' }));
  });

  it('is refused when it would unfold to billions of pixels', async () => {
    const bomb = await sharp({ create: { width: 11_000, height: 10_000, channels: 3, background: '#fff' }, limitInputPixels: false }).png({ compressionLevel: 9 }).toBuffer();
    await upload(bomb, 'bomb.png').expect(422).expect(({ body }) => expect(body).toMatchObject({ code: 'attachment-unreadable' }));
  });
});

describe('the type of a file', () => {
  it('is what its content says, not its name', async () => {
    const view = await uploaded(await photo(), 'manual.pdf');
    expect(view).toMatchObject({ kind: 'image', name: 'manual.jpg' });
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.jpg'],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'photo.svg'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000)]), 'photo.png'],
    ['a zip that is no document', Buffer.from('504b0304140000000000000000000000000000000000000000000500000061', 'hex'), 'manual.docx'],
  ])('that is %s is refused', async (_, content, name) => {
    await upload(content, name).expect(415).expect(({ body }) => expect(body).toMatchObject({ code: 'attachment-type-not-allowed' }));
  });

  it('may be a document for those who keep the devices, and only for them', async () => {
    const workbook = await writeExcel([[{ value: '部件' }]], { buffer: true });
    expect(await uploaded(workbook, '备件.xlsx')).toMatchObject({ kind: 'document', name: '备件.xlsx', thumbnailUrl: null });
    expect(await uploaded(pdf(), 'manual.pdf')).toMatchObject({ kind: 'document', mediaType: 'application/pdf' });
    await upload(pdf(), 'manual.pdf', requester).expect(415);
  });
});

describe('an upload', () => {
  it.each([
    ['another field', () => api.http.post('/api/v1/attachments').attach('picture', Buffer.from('x'), 'x.jpg'), 400, 'validation-failed'],
    ['no file', () => api.http.post('/api/v1/attachments').field('note', 'x'), 400, 'validation-failed'],
    ['an empty file', () => api.http.post('/api/v1/attachments').attach('file', Buffer.alloc(0), 'x.jpg'), 400, 'validation-failed'],
    ['JSON', () => api.http.post('/api/v1/attachments').send({ file: 'x' }), 415, 'unsupported-media-type'],
    ['a broken form', () => api.http.post('/api/v1/attachments').set('content-type', 'multipart/form-data; boundary=x').send('--x\r\nContent-Disp'), 400, undefined],
    ['a form without a boundary', () => api.http.post('/api/v1/attachments').set('content-type', 'multipart/form-data').send('abc'), 400, undefined],
  ])('with %s is refused', async (_, send, status, code) => {
    const answer = await send().set('authorization', agent.authorization);
    expect({ status: answer.status, code: (answer.body as { code: string }).code }).toEqual({ status, code: code ?? (answer.body as { code: string }).code });
  });

  it('of two files is refused', async () => {
    const answer = await api.http.post('/api/v1/attachments').set('authorization', agent.authorization).attach('file', await photo(), 'a.jpg').attach('file', await photo(), 'b.jpg');
    expect(answer.body).toMatchObject({ status: 413 });
  });

  it('needs a permission', async () => {
    await api.http.post('/api/v1/attachments').attach('file', await photo(), 'a.jpg').expect(401);
  });

  it('over the limit of its kind is refused, and the client reads the refusal', async () => {
    const noise = Buffer.concat([await photo(), Buffer.alloc(15_000_001)]);
    await upload(noise, 'large.jpg').expect(413).expect(({ body }) => expect(body).toMatchObject({ code: 'attachment-too-large', context: { maximumBytes: 15_000_000 } }));
    expect(await uploaded(video(16_000_000), 'film.mp4')).toMatchObject({ kind: 'video', size: 16_000_000 });
  });

  it('that breaks off leaves no temporary file and no row', async () => {
    const before = await api.database.getRepository(Attachment).count();
    const { port } = new URL(api.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => undefined);
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n`;
    socket.write(`POST /api/v1/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: ${agent.authorization}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000000\r\n\r\n${head}`);
    socket.write(video(200_000));
    await until(async () => (await uploadFolders()).length > 0);
    socket.destroy();
    await until(async () => (await uploadFolders()).length === 0);
    expect(await api.database.getRepository(Attachment).count()).toBe(before);
  });

  it('leaves no temporary file behind when it succeeds or is refused', async () => {
    await uploaded(await photo(), 'a.jpg');
    await upload(Buffer.from('nonsense'), 'a.jpg').expect(415);
    await until(async () => (await uploadFolders()).length === 0);
  });
});

describe('a link', () => {
  it('is the same text within its window and lets browsers keep the file', async () => {
    const { id, url } = await uploaded(await photo(), 'a.jpg');
    const owner = { kind: 'test', id: 1_000_000 + id };
    const service = api.app.get(AttachmentsService);
    await api.app.get(UnitOfWork).run((tx) => service.claim(tx, agent.organizationId, [{ id, claim: api.app.get(FileLinks).claim(agent.organizationId, id) }], owner));
    const again = (await service.views(agent.organizationId, 'test', [owner.id])).get(owner.id)?.[0]?.url;
    expect(again).toBe(url);
    const answer = await api.http.get(url).expect(200).expect('x-content-type-options', 'nosniff').expect('cross-origin-resource-policy', 'cross-origin');
    expect(answer.headers['cache-control']).toMatch(/^private, max-age=\d+, immutable$/);
    expect(answer.headers['content-disposition']).toMatch(/^inline; /);
    await api.http.get(url).set('if-none-match', answer.headers['etag'] ?? '').expect(304);
  });

  it('of a document makes the browser save it under its own name', async () => {
    const { url } = await uploaded(pdf(), "空调's 手册.pdf");
    const answer = await api.http.get(url).expect(200);
    expect(answer.headers['content-disposition']).toBe("attachment; filename=\"file.pdf\"; filename*=UTF-8''%E7%A9%BA%E8%B0%83%27s%20%E6%89%8B%E5%86%8C.pdf");
  });

  it('opens nothing once it has expired, or with another signature, name or time', async () => {
    const { url } = await uploaded(await photo(), 'a.jpg');
    const link = new URL(url, 'http://x');
    const name = link.pathname.split('/').at(-1) ?? '';
    const past = Math.floor(Date.now() / 1000) - 1;
    await api.http.get(api.app.get(FileLinks).url(name, past)).expect(410).expect(({ body }) => expect(body).toMatchObject({ code: 'link-expired' }));
    link.searchParams.set('expires', '4000000000');
    await api.http.get(link.pathname + link.search).expect(404);
    await api.http.get(url.replace('signature=', 'signature=x')).expect(404);
    await api.http.get(url.replace('.jpg', '.thumbnail.jpg')).expect(404);
    await api.http.get(api.app.get(FileLinks).url('nothing-here.jpg', 4_000_000_000)).expect(404);
    await api.http.get('/api/v1/files/..%2F..%2Fetc%2Fpasswd?expires=1&signature=x').expect(400);
  });

  it('serves parts of a film', async () => {
    const film = video(100_000);
    film.write('middle', 50_000);
    const { url } = await uploaded(film, 'film.mp4');
    const middle = await api.http.get(url).set('range', 'bytes=50000-50005').buffer().expect(206);
    expect(middle.headers['content-range']).toBe('bytes 50000-50005/100000');
    expect((middle.body as Buffer).toString()).toBe('middle');
    await api.http.get(url).set('range', 'bytes=-10').expect(206).expect('content-range', 'bytes 99990-99999/100000');
    await api.http.get(url).set('range', 'bytes=99999-').expect(206).expect('content-length', '1');
    await api.http.get(url).set('range', 'bytes=100000-').expect(416).expect('content-range', 'bytes */100000');
    await api.http.get(url).set('range', 'bytes=0-1,5-6').expect(200);
  });
});

describe('a claim', () => {
  const claim = (claims: { id: number; claim: string }[], id: number, rules?: ClaimRules, organizationId = agent.organizationId) =>
    api.app.get(UnitOfWork).run((tx) => api.app.get(AttachmentsService).claim(tx, organizationId, claims, { kind: 'ticket', id }, rules));
  const ids = async (id: number) => (await api.app.get(AttachmentsService).views(agent.organizationId, 'ticket', [id])).get(id)?.map((view) => view.id) ?? [];

  it('gives files to their owner, in order', async () => {
    const [a, b, c] = await Promise.all([uploaded(await photo(), 'a.jpg'), uploaded(await photo(), 'b.jpg'), uploaded(video(), 'c.mp4')]);
    await claim([c, a], 1, { allowed: { image: 9, video: 1 } });
    await claim([b], 1, { allowed: { image: 9, video: 1 } });
    expect(await ids(1)).toEqual([c.id, a.id, b.id]);
    expect(await api.app.get(AttachmentsService).count(agent.organizationId, 'ticket', [1, 2])).toEqual(new Map([[1, 3]]));
  });

  it('is good once, even when two forms hand it in at the same time', async () => {
    const file = await uploaded(await photo(), 'a.jpg');
    const results = await Promise.allSettled([claim([file], 10), claim([file], 11)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(claim([file], 12)).rejects.toMatchObject({ code: 'validation-failed', errors: [{ field: 'attachments.0', code: 'not-available' }] });
  });

  it('proves nothing when it is guessed, repeated or of another organization', async () => {
    const file = await uploaded(await photo(), 'a.jpg');
    await expect(claim([{ id: file.id, claim: 'guess' }], 20)).rejects.toMatchObject({ errors: [{ field: 'attachments.0', code: 'not-yours' }] });
    await expect(claim([file, file], 20)).rejects.toMatchObject({ errors: [{ field: 'attachments.1', code: 'duplicate' }] });
    await expect(claim([file], 20, { field: 'photos' }, agent.organizationId + 1)).rejects.toMatchObject({ errors: [{ field: 'photos.0', code: 'not-yours' }] });
  });

  it('keeps to what the owner takes', async () => {
    const [picture, manual] = [await uploaded(await photo(), 'a.jpg'), await uploaded(pdf(), 'b.pdf')];
    await expect(claim([manual], 30, { allowed: { image: 9, video: 1 } })).rejects.toMatchObject({ code: 'attachment-type-not-allowed' });
    await expect(claim([picture, await uploaded(await photo(), 'c.jpg')], 30, { allowed: { image: 1 } })).rejects.toMatchObject({ code: 'attachments-too-many', context: { kind: 'image', maximum: 1 } });
  });

  it('can replace the whole list', async () => {
    const [a, b, c] = [await uploaded(await photo(), 'a.jpg'), await uploaded(await photo(), 'b.jpg'), await uploaded(await photo(), 'c.jpg')];
    await claim([a, b], 40);
    const service = api.app.get(AttachmentsService);
    await api.app.get(UnitOfWork).run((tx) => service.replace(tx, agent.organizationId, [{ id: c.id, claim: c.claim }, { id: a.id }], { kind: 'ticket', id: 40 }));
    expect(await ids(40)).toEqual([c.id, a.id]);
    expect(await api.database.getRepository(Attachment).findOneBy({ id: b.id })).toMatchObject({ ownerKind: null, orphanedSince: expect.anything() });
    await expect(api.app.get(UnitOfWork).run((tx) => service.replace(tx, agent.organizationId, [{ id: b.id }], { kind: 'ticket', id: 40 }))).rejects.toMatchObject({ code: 'validation-failed' });
  });
});

describe('the clean-up', () => {
  it('removes after a day what nobody claimed, and nothing else', async () => {
    const [kept, orphan, recent] = [await uploaded(await photo(), 'a.jpg'), await uploaded(await photo(), 'b.jpg'), await uploaded(await photo(), 'c.jpg')];
    await api.app.get(UnitOfWork).run((tx) => api.app.get(AttachmentsService).claim(tx, agent.organizationId, [kept], { kind: 'ticket', id: 50 }));
    await api.database.getRepository(Attachment).update([kept.id, orphan.id], { createdAt: new Date(Date.now() - 25 * 3_600_000) });
    await api.database.getRepository(Attachment).update(orphan.id, { orphanedSince: new Date(Date.now() - 25 * 3_600_000) });
    await api.app.get(AttachmentCleaning).removeOrphans();
    await api.http.get(orphan.url).expect(404);
    await api.http.get(orphan.thumbnailUrl ?? '').expect(404);
    await api.http.get(kept.url).expect(200);
    await api.http.get(recent.url).expect(200);
  });

  it('removes files whose row is gone', async () => {
    const [stray, kept] = [await uploaded(await photo(), 'a.jpg'), await uploaded(await photo(), 'b.jpg')];
    const name = new URL(stray.url, 'http://x').pathname.split('/').at(-1) ?? '';
    await api.database.getRepository(Attachment).delete(stray.id);
    await api.app.get(AttachmentCleaning).removeStrays();
    expect(await api.app.get(Storage).size(name)).toBeGreaterThan(0);
    await api.app.get(AttachmentCleaning).removeStrays(new Date(Date.now() + 25 * 3_600_000));
    expect(await api.app.get(Storage).size(name)).toBeNull();
    await api.http.get(kept.url).expect(200);
  });
});
