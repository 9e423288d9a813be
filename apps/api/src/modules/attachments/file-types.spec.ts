import { expect, it } from '@jest/globals';
import { displayName, kindOfHead } from './file-types.js';

it.each([
  ['空调 铭牌.JPG', 'jpg', '空调 铭牌.jpg'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['C:\\photos\\a.heic', 'jpg', 'a.jpg'],
  ['a\u0000b"c.pdf', 'pdf', 'abc.pdf'],
  ['.jpg', 'jpg', 'file.jpg'],
  ['', 'mp4', 'file.mp4'],
  ['💥'.repeat(300), 'gif', `${'💥'.repeat(80)}.gif`],
])('calls %j a %s', (given, extension, shown) => {
  expect(displayName(given, extension)).toBe(shown);
});

it.each([
  ['ffd8ffe000104a46494600010100000100010000', 'image'],
  ['89504e470d0a1a0a0000000d49484452', 'image'],
  ['00000018667479706d703432000000006d70343269736f6d', 'video'],
  ['00000014667479707174202000000000717420200000', 'video'],
  ['255044462d312e340a', 'document'],
  ['504b030414000600', 'document'],
  ['3c21646f63747970652068746d6c3e', null],
  ['4d5a9000030000000400', null],
  ['', null],
])('takes a file that begins with %s for %s', async (head, kind) => {
  expect(await kindOfHead(Buffer.from(head, 'hex'))).toBe(kind);
});
