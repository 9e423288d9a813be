import { expect, it } from '@jest/globals';
import type { FieldError } from '@scanfix/shared-types';
import { languages } from '../i18n';
import { ApiProblem } from './problem';
import { wordProblem } from './word-problem';

const words = languages['zh-CN'];
const refused = (errors: FieldError[]): string =>
  wordProblem(new ApiProblem('validation-failed', 400, { type: '', title: '', status: 400, code: 'validation-failed', requestId: 'r', errors }), words, { clockTime: () => '' });

it('says that a file is empty, where no field can be marked', () => {
  expect(refused([{ field: 'file', code: 'required' }])).toBe('这个文件是空的。请换一个文件。');
  expect(refused([{ field: 'name', code: 'required' }])).toBe(words.problems['validation-failed']);
});
