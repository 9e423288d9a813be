import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Coordinates, LocationNode, SaveLocationRequest } from '@scanfix/shared-types';
import { startApi, type RunningApi } from './support/api.js';
import { callsOf, type Calls } from './support/calls.js';
import { createOrganization, createPerson, idempotencyKey } from './support/people.js';
import { LocationsService } from '../src/modules/locations/locations.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';

let api: RunningApi;
let organizationId: number;
let manager: Calls;
let engineer: Calls;
let stranger: Calls;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());
beforeEach(async () => {
  organizationId = (await createOrganization(api)).id;
  manager = callsOf(api, await createPerson(api, organizationId, ['manager']));
  engineer = callsOf(api, await createPerson(api, organizationId, ['engineer']));
  stranger = callsOf(api, await createPerson(api, (await createOrganization(api)).id, ['manager']));
});

const place = (name: string, parentId: number | null = null, more: Partial<SaveLocationRequest> = {}): SaveLocationRequest => ({ parentId, kind: 'building', name, ...more });
const make = (name: string, parentId: number | null = null, more: Partial<SaveLocationRequest> = {}) => manager.post<LocationNode>('/locations', place(name, parentId, more));
const names = (nodes: LocationNode[]) => nodes.map(({ name }) => name);

describe('the tree', () => {
  it('keeps places below places, with their names from the root', async () => {
    const site = await make('一期', null, { kind: 'site', address: '深圳市南山区' });
    const building = await make('3号楼', site.id);
    const room = await make('大堂', building.id, { kind: 'room' });
    expect(room).toMatchObject({ parentId: building.id, path: ['一期', '3号楼', '大堂'], childCount: 0, assetCount: 0 });
    expect(await engineer.get(`/locations/${site.id}`)).toMatchObject({ path: ['一期'], address: '深圳市南山区', childCount: 1 });
  });

  it('lists roots, then children, in the order people count in', async () => {
    const site = await make('一期');
    for (const name of ['10号楼', '2号楼', '1号楼']) await make(name, site.id);
    expect(names(await manager.get('/locations'))).toEqual(['一期']);
    expect(names(await manager.get(`/locations?parentId=${site.id}`))).toEqual(['1号楼', '2号楼', '10号楼']);
  });

  it('keeps coordinates with the system they are in', async () => {
    const coordinates = { latitude: 22.5431, longitude: 114.05787, system: 'GCJ-02' } as const;
    const { id } = await make('一期', null, { coordinates });
    expect(await manager.get(`/locations/${id}`)).toMatchObject({ coordinates });
    expect(await manager.put(`/locations/${id}`, place('一期'))).toMatchObject({ coordinates: null });
  });

  it('moves a place with everything below it', async () => {
    const one = await make('一期');
    const two = await make('二期');
    const building = await make('3号楼', one.id);
    const room = await make('大堂', building.id);
    await manager.put(`/locations/${building.id}`, place('3号楼', two.id));
    expect(await manager.get(`/locations/${room.id}`)).toMatchObject({ path: ['二期', '3号楼', '大堂'] });
    expect((await api.app.get(LocationsService).subtreeIds(organizationId, two.id)).sort()).toEqual([two.id, building.id, room.id].sort());
    expect(await api.app.get(LocationsService).subtreeIds(organizationId, one.id)).toEqual([one.id]);
  });

  it('finds places by parts of their names, also below a place only', async () => {
    const one = await make('一期');
    const two = await make('二期', null, { address: '科技园北区' });
    await make('大堂', one.id);
    const lobby = await make('员工大堂', two.id);
    expect(names(await manager.get(`/locations?search=${encodeURIComponent('大堂')}`))).toEqual(['大堂', '员工大堂']);
    expect(await manager.get(`/locations?search=${encodeURIComponent('堂')}&parentId=${two.id}`)).toMatchObject([{ id: lobby.id, path: ['二期', '员工大堂'] }]);
    expect(names(await manager.get(`/locations?search=${encodeURIComponent('科技')}`))).toEqual(['二期']);
    await manager.put(`/locations/${two.id}`, place('三期'));
    expect(await manager.get(`/locations?search=${encodeURIComponent('科技')}`)).toEqual([]);
  });

  it('makes one place of a repeated request', async () => {
    const key = idempotencyKey();
    const [first, second] = await Promise.all([manager.post<LocationNode>('/locations', place('一期'), key), manager.post<LocationNode>('/locations', place('一期'), key)]);
    expect(second.id).toBe(first.id);
  });
});

describe('refusals', () => {
  it('refuses two siblings of one name, at the root too, whatever the width and case', async () => {
    const site = await make('A区');
    await make('大堂', site.id);
    const taken = { status: 409, code: 'name-taken', errors: [{ field: 'name', code: 'taken' }] };
    expect(await manager.refusal('post', '/locations', place('ａ区'))).toEqual(taken);
    expect(await manager.refusal('post', '/locations', place(' 大堂', site.id))).toEqual(taken);
    await make('大堂');
  });

  it('refuses a place as its own ancestor', async () => {
    const site = await make('一期');
    const building = await make('3号楼', site.id);
    expect(await manager.refusal('put', `/locations/${site.id}`, place('一期', building.id))).toEqual({ status: 422, code: 'location-cycle' });
    expect(await manager.refusal('put', `/locations/${site.id}`, place('一期', site.id))).toEqual({ status: 422, code: 'location-cycle' });
  });

  it('makes no circle of two moves at the same moment', async () => {
    const one = await make('一期');
    const two = await make('二期');
    const answers = await Promise.all([
      manager.call('put', `/locations/${one.id}`, place('一期', two.id)), manager.call('put', `/locations/${two.id}`, place('二期', one.id)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('refuses more than ten levels, also by a move', async () => {
    let parentId: number | null = null;
    for (let level = 1; level <= 10; level += 1) parentId = (await make(`${level}`, parentId)).id;
    const tooDeep = { status: 400, code: 'validation-failed', errors: [{ field: 'parentId', code: 'too-deep' }] };
    expect(await manager.refusal('post', '/locations', place('11', parentId))).toEqual(tooDeep);
    const [root] = await manager.get<LocationNode[]>('/locations');
    const other = await make('另一个');
    expect(await manager.refusal('put', `/locations/${root?.id ?? 0}`, place('1', other.id))).toEqual(tooDeep);
  });

  it('deletes only what is empty and not used', async () => {
    const site = await make('一期');
    const room = await make('大堂', site.id);
    const category = await manager.post<{ id: number }>('/asset-categories', { name: '空调', problemTypes: [] });
    await manager.post('/assets', { name: '空调', categoryId: category.id, locationId: room.id });
    expect(await manager.refusal('delete', `/locations/${site.id}`)).toEqual({ status: 409, code: 'location-has-children' });
    expect(await manager.refusal('delete', `/locations/${room.id}`)).toEqual({ status: 409, code: 'location-in-use', context: { usedBy: 'assets' } });
    expect(await manager.get(`/locations/${site.id}`)).toMatchObject({ assetCount: 1, childCount: 1 });
    const empty = await make('机房', site.id);
    await manager.call('delete', `/locations/${empty.id}`).expect(200);
    await manager.call('get', `/locations/${empty.id}`).expect(404);
  });

  it.each([
    [{ kind: 'room', name: '大堂' }, 'parentId', 'required'],
    [place('', null), 'name', 'required'],
    [place('x'.repeat(51)), 'name', 'too-long'],
    [{ ...place('a'), kind: 'planet' }, 'kind', 'not-a-choice'],
    [{ ...place('a'), coordinates: { latitude: 91, longitude: 0, system: 'GCJ-02' } }, 'coordinates.latitude', 'out-of-range'],
    [{ ...place('a'), coordinates: { latitude: 1, longitude: 0 } }, 'coordinates.system', 'required'],
    [{ ...place('a'), path: '/1/' }, 'path', 'unknown-field'],
  ])('refuses %j', async (body, field, code) => {
    expect(await manager.refusal('post', '/locations', body)).toEqual({ status: 400, code: 'validation-failed', errors: [{ field, code }] });
  });

  it('knows nothing of other organizations\' places', async () => {
    const { id } = await make('一期');
    const missing = { status: 404, code: 'not-found' };
    expect(await stranger.refusal('get', `/locations/${id}`)).toEqual(missing);
    expect(await stranger.refusal('put', `/locations/${id}`, place('一期'))).toEqual(missing);
    expect(await stranger.refusal('delete', `/locations/${id}`)).toEqual(missing);
    expect(await stranger.refusal('post', '/locations', place('大堂', id))).toEqual(missing);
    expect(await stranger.refusal('get', `/locations?parentId=${id}`)).toEqual(missing);
    expect(await stranger.get('/locations')).toEqual([]);
  });

  it('lets engineers look and not change', async () => {
    expect(await engineer.refusal('post', '/locations', place('一期'))).toEqual({ status: 403, code: 'forbidden' });
  });
});

describe('for other modules', () => {
  it('finds or makes a path of names, once, also at the same moment', async () => {
    const locations = api.app.get(LocationsService);
    const unitOfWork = api.app.get(UnitOfWork);
    await make('一期');
    const ensure = (path: string[]) => unitOfWork.run((transaction) => locations.ensurePath(transaction, organizationId, path));
    const [one, other] = await Promise.all([ensure(['一期', 'A座', '大堂']), ensure(['一期', 'ａ座', '大堂'])]);
    expect(other).toBe(one);
    expect(await locations.require(organizationId, one)).toMatchObject({ path: ['一期', expect.stringMatching(/^[Aａ]座$/), '大堂'], kind: 'floor' });
  });

  it('waits with deleting for whoever is putting something there', async () => {
    const { id } = await make('大堂');
    const locations = api.app.get(LocationsService);
    let deleted = false;
    let deletion: Promise<void> = Promise.resolve();
    await api.app.get(UnitOfWork).run(async (transaction) => {
      await locations.hold(transaction, organizationId, id);
      deletion = manager.call('delete', `/locations/${id}`).then(() => { deleted = true; });
      // Another reader's answer takes as long as the deletion would.
      await manager.call('get', `/locations/${id}`).expect(200);
      expect(deleted).toBe(false);
    });
    await deletion;
    expect(deleted).toBe(true);
  });
});

it('knows where a place is by its own coordinates or those of the nearest place above', async () => {
  const [east, west] = [{ latitude: 22.54, longitude: 113.95, system: 'GCJ-02' }, { latitude: 22.6, longitude: 113.9, system: 'WGS-84' }] as const;
  const site = await make('一期', null, { coordinates: east });
  const building = await make('3号楼', site.id);
  const room = await make('大堂', building.id);
  const annex = await make('附楼', site.id, { coordinates: west });
  const office = await make('办公室', annex.id);
  const nowhere = await make('二期');
  const service = api.app.get(LocationsService);
  const found = await service.coordinatesOf(organizationId, [site.id, room.id, office.id, nowhere.id, 4_000_000_000]);
  expect(found).toEqual(new Map<number, Coordinates>([[site.id, east], [room.id, east], [office.id, west]]));
  expect(await service.ancestors(organizationId, [room.id, nowhere.id])).toEqual(new Map([[room.id, [site.id, building.id, room.id]], [nowhere.id, [nowhere.id]]]));
  expect(await service.coordinatesOf((await createOrganization(api)).id, [site.id])).toEqual(new Map());
});
