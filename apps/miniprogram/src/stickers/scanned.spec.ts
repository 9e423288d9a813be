import { stickerAlphabet, stickerCheckCharacter } from '@scanfix/shared-types';
import { parseScanQuery, parseScanResult, tokenOf } from './scanned';

const body = '7K3M9Q2XWT';
const code = [...stickerAlphabet].map((last) => body.slice(0, 9) + last).map((candidate) => candidate + String(stickerCheckCharacter(candidate))).find((candidate) => candidate.length === 11) ?? '';
const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');

describe('what was scanned', () => {
  it('finds the code in an ordinary link of any host and below any path', () => {
    expect(parseScanResult({ result: `https://repair.example.com/r/${code}` })).toEqual({ kind: 'sticker', code });
    expect(parseScanResult({ result: `http://127.0.0.1:3002/r/${code}` })).toEqual({ kind: 'sticker', code });
    expect(parseScanResult({ result: `https://example.com/app/r/${code.toLowerCase()}/?from=poster#x` })).toEqual({ kind: 'sticker', code });
  });

  it('finds the code in the scene of our own wxacode', () => {
    expect(parseScanResult({ result: '', path: `pages/scan/index?scene=${code}` })).toEqual({ kind: 'sticker', code });
    expect(parseScanResult({ result: '', path: `pages/scan/index?scene=code%3D${code}` })).toEqual({ kind: 'sticker', code });
  });

  it('takes a bare code as people type it, with spaces, dashes and misread letters', () => {
    const typed = `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l');
    expect(parseScanResult({ result: typed })).toEqual({ kind: 'sticker', code });
  });

  it('says malformed when a link of ours carries a wrong check character', () => {
    expect(parseScanResult({ result: `https://repair.example.com/r/${wrong}` })).toEqual({ kind: 'malformed', text: wrong });
  });

  it('knows console logins, invitations and private links by their token', () => {
    expect(parseScanResult({ result: 'https://x.example/l/abc-123' })).toEqual({ kind: 'login-request', token: 'abc-123' });
    expect(parseScanResult({ result: 'https://x.example/i/abc-123' })).toEqual({ kind: 'invitation', token: 'abc-123' });
    expect(parseScanResult({ result: 'https://x.example/f/abc-123' })).toEqual({ kind: 'follow', token: 'abc-123' });
    expect(parseScanResult({ result: 'https://x.example/v/abc-123' })).toEqual({ kind: 'service-report', token: 'abc-123' });
  });

  it.each(['https://evil.example/', 'WIFI:S:cafe;;', '', 'javascript:alert(1)', 'weixin://dl/business', 'https://x.example/rr/ABC'])('does not take %j for one of ours', (result) => {
    expect(parseScanResult({ result })).toEqual({ kind: 'foreign' });
  });
});

describe('how the page of a service report was opened', () => {
  it('finds the token in an ordinary link, encoded or not, and in our own query', () => {
    expect(tokenOf('service-report', { q: encodeURIComponent('https://x.example/v/abc-123') })).toBe('abc-123');
    expect(tokenOf('service-report', { q: 'https://x.example/v/abc-123' })).toBe('abc-123');
    expect(tokenOf('service-report', { token: 'abc-123' })).toBe('abc-123');
  });

  it('finds none in a link to something else', () => {
    expect(tokenOf('service-report', { q: 'https://x.example/f/abc-123' })).toBeNull();
    expect(tokenOf('service-report', {})).toBeNull();
  });
});

describe('how the scan page was opened', () => {
  it('decodes q exactly once', () => {
    expect(parseScanQuery({ q: encodeURIComponent(`https://repair.example.com/r/${code}`) })).toEqual({ kind: 'sticker', code });
    expect(parseScanQuery({ q: `https://repair.example.com/r/${code}` })).toEqual({ kind: 'sticker', code });
  });

  it('takes scene and code', () => {
    expect(parseScanQuery({ scene: encodeURIComponent(code) })).toEqual({ kind: 'sticker', code });
    expect(parseScanQuery({ code })).toEqual({ kind: 'sticker', code });
    expect(parseScanQuery({ code: wrong })).toEqual({ kind: 'malformed', text: wrong });
  });

  it('survives broken encodings and empty queries', () => {
    expect(parseScanQuery({ q: '%E0%A4%A' })).toEqual({ kind: 'foreign' });
    expect(parseScanQuery({})).toEqual({ kind: 'foreign' });
  });
});
