import { applyDecorators } from '@nestjs/common';
import { oneTimeCodeDigits } from '@scanfix/shared-types';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** What wx.login or the phone button gave. */
export const IsWechatCode = () => applyDecorators(IsString(), MinLength(1), MaxLength(128), Matches(/^[\x21-\x7e]+$/));

/** Six digits, as people type them. */
export const IsOneTimeCode = () => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\s/g, '') : value)),
  IsString(),
  Matches(new RegExp(`^\\d{${oneTimeCodeDigits}}$`)),
);

/** A token that the server made, base64url. */
export const IsOpaqueToken = () => applyDecorators(IsString(), MaxLength(100), Matches(/^[\w-]+$/));
