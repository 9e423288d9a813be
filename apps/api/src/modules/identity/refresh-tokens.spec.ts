import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { isGenuine, readRefreshToken, refreshTokenOf, verdictOn } from './refresh-tokens.js';

const key = randomBytes(32);
const session = { id: 7, seed: randomBytes(16), generation: 3 };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));

function given(token: string) {
  const read = readRefreshToken(token);
  if (!read) throw new Error('unreadable');
  return read;
}

it('knows every token that a session ever had', () => {
  const older = given(refreshTokenOf(key, { ...session, generation: 1 }));
  expect(older).toMatchObject({ sessionId: 7, generation: 1 });
  expect(isGenuine(key, session, older)).toBe(true);
});

it('does not take a token for another generation, another session or another key', () => {
  const [, , mac] = refreshTokenOf(key, session).split('.');
  expect(isGenuine(key, session, given(`7.4.${mac}`))).toBe(false);
  expect(isGenuine(key, { id: 8, seed: session.seed }, given(`8.3.${mac}`))).toBe(false);
  expect(isGenuine(randomBytes(32), session, given(refreshTokenOf(key, session)))).toBe(false);
});

it.each(['', '7', '7.3', '7.3.short', '07.3.' + 'a'.repeat(43), '7.-1.' + 'a'.repeat(43), '7.3.' + 'a'.repeat(44)])('cannot read %j', (text) => {
  expect(readRefreshToken(text)).toBeNull();
});

it('rotates the newest token, repeats the last answer for twenty seconds and takes anything older for theft', () => {
  const rotated = { generation: 3, rotatedAt: at(0) };
  expect(verdictOn(rotated, { generation: 3 }, at(1000))).toBe('rotate');
  expect(verdictOn(rotated, { generation: 2 }, at(20))).toBe('repeat');
  expect(verdictOn(rotated, { generation: 2 }, at(21))).toBe('reused');
  expect(verdictOn(rotated, { generation: 1 }, at(1))).toBe('reused');
  expect(verdictOn(rotated, { generation: 4 }, at(1))).toBe('invalid');
});
