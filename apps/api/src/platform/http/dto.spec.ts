import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import type { FieldError } from '@scanfix/shared-types';
import { IsOptional } from 'class-validator';
import { IdParam, IsId } from './id.js';
import { PageQueryDto } from './page-query.dto.js';
import { IsDialNumber, IsPhone } from './phone.js';
import { IsQueryFlag } from './query-flag.js';
import { IsOptionalText, IsText } from './text.js';
import { IsCalendarDate, IsInstant } from './time.js';
import { DomainError } from '../errors/domain-error.js';
import { validationPipe } from '../errors/validation.js';

class Form {
  @IsText({ max: 5 }) name: string;
  @IsOptionalText({ max: 10, multiline: true }) note?: string | null;
  @IsOptional() @IsPhone() phone?: string;
  @IsOptional() @IsDialNumber() desk?: string;
  @IsOptional() @IsCalendarDate() day?: string;
  @IsOptional() @IsInstant() at?: string;
  @IsOptional() @IsQueryFlag() overdue?: boolean;
  @IsOptional() @IsId() assetId?: number;
}

async function read<Dto>(type: new () => Dto, value: unknown): Promise<Dto | FieldError[]> {
  try {
    return await validationPipe().transform(value, { type: 'body', metatype: type }) as Dto;
  } catch (error) {
    if (error instanceof DomainError) return error.errors ?? [];
    throw error;
  }
}

it('trims text and makes null of an empty optional one', async () => {
  expect(await read(Form, { name: ' 张三 ', note: '  ' })).toMatchObject({ name: '张三', note: null });
});

it('reads phones as people type them', async () => {
  expect(await read(Form, { name: 'a', phone: '+86 138-1234 5678' })).toMatchObject({ phone: '13812345678' });
});

it('reads flags of a query', async () => {
  expect(await read(Form, { name: 'a', overdue: 'false' })).toMatchObject({ overdue: false });
});

it.each([
  [{}, 'name', 'required'],
  [{ name: '  ' }, 'name', 'required'],
  [{ name: null }, 'name', 'required'],
  [{ name: 7 }, 'name', 'not-text'],
  [{ name: ['a'] }, 'name', 'not-text'],
  [{ name: '123456' }, 'name', 'too-long'],
  [{ name: 'a\u0000b' }, 'name', 'wrong-format'],
  [{ name: 'a\nb' }, 'name', 'wrong-format'],
  [{ name: 'a', note: 'a\u0000' }, 'note', 'wrong-format'],
  [{ name: 'a', phone: '12345' }, 'phone', 'not-a-phone'],
  [{ name: 'a', phone: { $gt: '' } }, 'phone', 'not-a-phone'],
  [{ name: 'a', desk: 'call me' }, 'desk', 'wrong-format'],
  [{ name: 'a', day: '2026-02-30' }, 'day', 'not-a-date'],
  [{ name: 'a', at: '2026-02-03' }, 'at', 'not-a-date'],
  [{ name: 'a', at: '0000-01-01T00:00:00Z' }, 'at', 'not-a-date'],
  [{ name: 'a', overdue: 'yes' }, 'overdue', 'not-yes-or-no'],
  [{ name: 'a', assetId: '1' }, 'assetId', 'not-a-whole-number'],
  [{ name: 'a', assetId: 4_294_967_296 }, 'assetId', 'too-large'],
  [{ name: 'a', other: 1 }, 'other', 'unknown-field'],
])('refuses %j', async (body, field, code) => {
  expect(await read(Form, body)).toEqual([{ field, code }]);
});

it.each(['abc', '0', '-1', '1.5', '99999999999', '', 'NaN', 'Infinity', '1;2'])('refuses the id %j', async (id) => {
  expect(await read(IdParam, { id })).toMatchObject([{ field: 'id' }]);
});

it('gives 20 rows a page and no more than 100', async () => {
  expect(await read(PageQueryDto, {})).toMatchObject({ limit: 20 });
  expect(await read(PageQueryDto, { limit: '100' })).toMatchObject({ limit: 100 });
  expect(await read(PageQueryDto, { limit: '101' })).toEqual([{ field: 'limit', code: 'too-large' }]);
});
