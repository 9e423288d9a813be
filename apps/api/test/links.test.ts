import { afterAll, beforeAll, it } from '@jest/globals';
import { startApi, type RunningApi } from './support/api.js';

let api: RunningApi;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

it.each([
  ['/r/7K3M9QX2TBA', '/#/pages/scan/index?code=7K3M9QX2TBA'],
  ['/l/abc_DEF-123', '/#/staff/login-request/index?token=abc_DEF-123'],
  ['/i/abc_DEF-123', '/#/staff/invitation/index?token=abc_DEF-123'],
  ['/f/abc.DEF-123', '/#/pages/progress/index?follow=abc.DEF-123'],
  ['/v/abc_DEF-123', '/#/pages/verify/index?token=abc_DEF-123'],
])('leads from %s to the page of the phone', async (link, page) => {
  await api.http.get(link).expect(302).expect('location', page);
});

it('carries nothing else than a token into the address of a page', async () => {
  await api.http.get(`/r/${encodeURIComponent('a&x=1#/evil')}`).expect(400);
  await api.http.get(`/r/${encodeURIComponent('//evil.example')}`).expect(400);
});
