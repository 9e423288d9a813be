import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { UploadedAttachment } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { pdf, photo } from './support/files.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { Attachment } from '../src/modules/attachments/attachment.entity.js';
import type { Organization } from '../src/modules/organizations/organization.entity.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

async function stickerOf(organization: Organization): Promise<{ id: number; code: string; authorization: string }> {
  const { authorization } = await createPerson(api, organization.id, ['admin']);
  await api.http.post('/api/v1/sticker-batches').set({ authorization, 'idempotency-key': idempotencyKey() }).send({ name: '一楼', blank: 1 }).expect(201);
  const { body } = await api.http.get('/api/v1/stickers').set({ authorization }).expect(200);
  const [sticker] = (body as { items: { id: number; code: string }[] }).items;
  if (!sticker) throw new Error('the batch has no sticker');
  return { ...sticker, authorization };
}

const upload = (code: string) => api.http.post(`/api/v1/public/attachments?stickerCode=${code}`);

it('takes photos from who scanned a sticker, into the organization of the sticker', async () => {
  const organization = await createOrganization(api);
  const { code } = await stickerOf(organization);
  const { body } = await upload(code.toLowerCase()).attach('file', await photo(), 'a.jpg').expect(201);
  const row = await api.database.getRepository(Attachment).findOneByOrFail({ id: (body as UploadedAttachment).id });
  expect(row).toMatchObject({ organizationId: organization.id, uploadedById: null });
});

it('takes no documents', async () => {
  const { code } = await stickerOf(await createOrganization(api));
  await upload(code).attach('file', pdf(), 'a.pdf').expect(415);
});

it('takes nothing where reports need an account, or for a sticker that is void, lost or nobody\'s', async () => {
  const closed = await stickerOf(await createOrganization(api, { anonymousReports: false }));
  const refusal = async (code: string) => ((await upload(code).attach('file', await photo(), 'a.jpg')).body as { code: string }).code;
  expect(await refusal(closed.code)).toBe('anonymous-reports-off');
  expect(await refusal('nonsense')).toBe('sticker-code-malformed');
  const sticker = await stickerOf(await createOrganization(api));
  await api.http.post(`/api/v1/stickers/${sticker.id}/mark-lost`).set({ authorization: sticker.authorization }).send({ reason: '脱落' }).expect(200);
  expect(await refusal(sticker.code)).toBe('sticker-lost');
  await api.http.post(`/api/v1/stickers/${sticker.id}/void`).set({ authorization: sticker.authorization }).send({ reason: '脱落' }).expect(200);
  expect(await refusal(sticker.code)).toBe('sticker-void');
});
