import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength, ValidateBy } from 'class-validator';

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** A name of the IANA database: `Asia/Shanghai`, not `+08:00`. */
export const IsTimeZone = () => applyDecorators(IsString(), MaxLength(64), ValidateBy({ name: 'isIn', validator: { validate: isTimeZone } }));
