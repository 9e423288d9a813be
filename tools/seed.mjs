import { idsOfStaff, report } from './demo/acting.mjs';
import { all, caller, loginAs, wechatCode } from './demo/calls.mjs';
import { calendar, engineers, parts, policies, shifts, standards } from './demo/field-work.mjs';
import { contracts, priceBook } from './demo/money.mjs';
import { phonePeople, staff } from './demo/people.mjs';
import { reports } from './demo/reports.mjs';
import { categories, customers, organization, roomsOf, site } from './demo/site.mjs';

/**
 * What the seed may use: a running system, and the admin of its organization.
 * @typedef {object} SeededSystem
 * @property {string} api
 * @property {string} console
 * @property {string} h5
 * @property {string} sandbox
 * @property {import('./organization.mjs').Login} admin
 * @property {(text: string) => void} note  a few words for the progress line
 */

/**
 * Writes the demo data through the API and the sandbox, as people would: nothing here knows the database.
 * @param {SeededSystem} system
 * @returns {Promise<import('./organization.mjs').Login[]>} who can log in to the console
 */
export async function seed({ api, sandbox, admin, note }) {
  const anybody = caller(api);
  const phone = caller(sandbox, '');
  const { accessToken } = await anybody('POST', '/auth/password', { username: admin.username, password: admin.password });
  const office = caller(api, '/api/v1', accessToken);

  await office('PATCH', '/organization', organization);
  await phone('PUT', '/control/people', phonePeople);
  note('人员 people');
  const logins = await inviteStaff({ api, office, anybody, phone, password: admin.password });
  note('位置与设备 places and devices');
  await furnish(office);
  note('报修码 stickers');
  const stickers = await stickLabels(office, phone);
  note('服务与作业标准 service and work standards');
  await prepareFieldWork(office);
  note('价目与收款 prices and payments');
  await prepareMoney(office, phone);
  note('工单 tickets');
  const [desk, finance] = [await loginAs(api, { username: 'kefu', password: admin.password }), await loginAs(api, { username: 'caiwu', password: admin.password })];
  await report({ api, anybody, phone, desk, finance, stickers, office });
  return [admin, ...logins];
}

/** Each changes the first password, as at any first login; those with WeChat accept their invitation on the sandbox phone. */
async function inviteStaff({ api, office, anybody, phone, password }) {
  const logins = [];
  for (const { id, name, username, roles, phone: number, role, wechat } of staff) {
    const invited = await office('POST', '/staff', { name, roles, phone: number, ...(username ? { username } : {}) });
    if (wechat) await anybody('POST', `/invitations/${invited.invitationUrl.split('/').at(-1)}/accept`, { wechatCode: await wechatCode(phone, id) });
    if (!username) continue;
    const first = await anybody('POST', '/auth/password', { username, password: invited.initialPassword });
    await caller(api, '/api/v1', first.accessToken)('PUT', '/me/password', { currentPassword: invited.initialPassword, newPassword: password });
    logins.push({ role, name, username, password });
  }
  return logins;
}

/** Places with coordinates one by one; floors, rooms and devices by the import that operators use too. */
async function furnish(office) {
  const { children, ...root } = site;
  const { id: siteId } = await office('POST', '/locations', { parentId: null, ...root });
  for (const { floors: _floors, ...building } of children) await office('POST', '/locations', { parentId: siteId, ...building });
  for (const customer of customers) await office('POST', '/customers', customer);
  for (const { name, icon, problems, model } of categories) {
    const { id: categoryId } = await office('POST', '/asset-categories', { name, icon, problemTypes: problems.map((problem) => ({ name: problem })) });
    await office('POST', '/asset-models', { categoryId, ...model });
  }
  const file = new FormData();
  file.set('file', new Blob([devicesAsCsv()], { type: 'text/csv' }), '设备台账.csv');
  const preview = await office('POST', '/asset-imports', file);
  if (preview.invalidRows > 0) throw new Error(`the demo's devices: ${JSON.stringify(preview.errors.slice(0, 3))}`);
  await office('POST', `/asset-imports/${preview.id}/apply`, {});
}

function devicesAsCsv() {
  const rows = [['设备名称', '序列号', '分类', '厂商', '型号', '位置', '客户', '安装日期', '保修至', '备注']];
  for (const { name, device, serial, share, model } of categories) {
    for (const { place, label } of placesFor(share)) {
      const number = String(rows.length).padStart(4, '0');
      // Some long in warranty, some just out of it: the scan page shows both.
      const installed = rows.length % 3 === 0 ? '2019-05-18' : '2024-03-12';
      rows.push([`${label} ${device}`, `${serial}-${number}`, name, model.manufacturer, model.name, place, '', installed, '', '']);
    }
  }
  return `\ufeff${rows.map((row) => row.join(',')).join('\n')}\n`;
}

function placesFor(share) {
  return site.children.flatMap(({ name: building, floors }) => {
    const base = `${site.name} / ${building}`;
    if (share === 'building') return [{ place: base, label: building }];
    if (share === 'floor') return floors.map((floor) => ({ place: `${base} / ${floor}层`, label: `${building} ${floor}层` }));
    return floors.flatMap((floor) => roomsOf(floor).map((room) => ({ place: `${base} / ${floor}层 / ${room}`, label: `${building} ${room}` })));
  });
}

/** Every device gets a sticker; a few blank ones wait in the drawer. The sandbox phone's camera sees some of both. */
async function stickLabels(office, phone) {
  // Lists are newest first; people stick labels in the order of the register.
  const assets = (await all(office, '/assets')).reverse();
  const { id: batchId } = await office('POST', '/sticker-batches', { name: '首批张贴', assetIds: assets.map(({ id }) => id) });
  const { id: blankId } = await office('POST', '/sticker-batches', { name: '备用空白码', blank: 24 });
  const bound = await all(office, `/stickers?batchId=${batchId}`);
  const blank = await all(office, `/stickers?batchId=${blankId}`);
  const byAsset = new Map(assets.map((asset) => [asset.id, asset]));
  const shown = reports.map(({ device }) => device && bound.find(({ asset }) => asset.name.startsWith(device))).filter(Boolean);
  const quiet = bound.filter((sticker) => !shown.includes(sticker)).slice(0, 4);
  const label = (sticker) => ({ url: sticker.url, label: sticker.asset.name, place: (byAsset.get(sticker.asset.id)?.location?.path ?? []).join(' / ') });
  await phone('PUT', '/control/stickers', [
    ...[...quiet, ...new Set(shown)].map(label),
    ...blank.slice(0, 3).map(({ url }, index) => ({ url, label: `空白报修码 ${index + 1}`, place: '工程部抽屉', note: '由工程师扫码绑定' })),
  ]);
  return bound;
}

/** Who can what and when, what work is recorded with, and what was promised. */
async function prepareFieldWork(office) {
  const staffIds = await idsOfStaff(office);
  const categoryIds = idsByName(await office('GET', '/asset-categories'));
  for (const [person, { maximumOpenJobs, skills, base }] of Object.entries(engineers)) {
    await office('PUT', `/engineers/${staffIds.get(person)}`, {
      maximumOpenJobs, territoryLocationIds: [], territoryPolygons: [], shifts, base: { ...base, system: 'GCJ-02' },
      skills: Object.entries(skills).map(([category, level]) => ({ categoryId: categoryIds.get(category), level })),
    });
  }
  for (const { category, ...part } of parts) await office('POST', '/parts', { ...part, categoryIds: [categoryIds.get(category)], active: true });
  for (const [category, { faults, causes, actions, checklist }] of Object.entries(standards)) {
    await office('PUT', `/work-standards/${categoryIds.get(category)}`, {
      faultCodes: Object.entries(faults).map(([code, name]) => ({ code, name })), causes, actions, checklist: checklist.map(([text, required]) => ({ text, required })),
    });
  }
  const { id: calendarId } = await office('POST', '/business-calendars', calendar);
  for (const policy of policies(staffIds.get('he'))) await office('POST', '/sla-policies', { ...policy, calendarId });
}

/** What repairs cost, who has a contract, and the sandbox's account with WeChat Pay, as an administrator types it in. */
async function prepareMoney(office, phone) {
  const categoryIds = idsByName(await office('GET', '/asset-categories'));
  const customerIds = idsByName(await all(office, '/customers'));
  const { id: bookId } = await office('POST', '/price-books', priceBook(categoryIds, site.coordinates));
  await office('POST', `/price-books/${bookId}/publish`, {});
  await office('PUT', '/money-settings', { ...await office('GET', '/money-settings'), refundApprovalAbove: 2000 });
  for (const { customer, ...contract } of contracts(categoryIds)) await office('POST', '/contracts', { ...contract, customerId: customerIds.get(customer) });
  const { mchid, certificate, privateKey, apiV3Key, publicKeyId, publicKey } = await phone('GET', '/control/pay/merchant');
  const { id: merchantId } = await office('POST', '/merchants', { name: '微信支付（沙箱）', mchid, certificate, privateKey, apiV3Key, publicKeys: [{ id: publicKeyId, publicKey }] });
  const { checkResult } = await office('POST', `/merchants/${merchantId}/check`, {});
  if (checkResult !== 'ok') throw new Error(`the sandbox's WeChat Pay account: ${checkResult}`);
}

/** @param {{ id: number, name: string }[]} rows */
const idsByName = (rows) => new Map(rows.map(({ id, name }) => [name, id]));
