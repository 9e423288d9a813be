import { expect, it } from '@jest/globals';
import { isStrongEnough } from './password.rules.js';

it.each(['short', '123456789', '1234567890', 'PassWord123', 'aaaaaaaaaaaaaaaa', '一二三四五六七八九', 'my-zhang.san-2026', 'ＡＤＭＩＮ12345'])('refuses %s', (password) => {
  expect(isStrongEnough(password, 'zhang.san')).toBe(false);
});

it.each(['correct horse', '空调坏了找我来修吧好的', 'x7#kQ9-tuV', 'zhang-has-a-dog'])('accepts %s', (password) => {
  expect(isStrongEnough(password, 'zhang.san')).toBe(true);
});
