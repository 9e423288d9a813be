import { applyDecorators } from '@nestjs/common';
import { phonePattern } from '@scanfix/shared-types';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';

/** As people type it → as it is stored: without spaces, dashes and +86. */
export function normalizePhone(typed: string): string {
  return typed.replace(/[\s()-]/g, '').replace(/^(\+|00)86(?=1)/, '');
}

/** A mainland mobile number, the only kind that can get a one-time code. */
export const IsPhone = () => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.length <= 32 ? normalizePhone(value) : value)),
  ValidateBy({ name: 'isPhone', validator: { validate: (value: unknown) => typeof value === 'string' && phonePattern.test(value) } }),
);

/** Any number that can be dialled: a switchboard with an extension, 400 numbers, a mobile. Kept as typed. */
export const IsDialNumber = () => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
  IsString(),
  MaxLength(20),
  Matches(/^\+?[0-9][0-9 ()-]{2,}[0-9]$/),
);

/** As `IsDialNumber`, and blanks become null. */
export const IsOptionalDialNumber = () => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value)),
  IsOptional(),
  IsString(),
  MaxLength(20),
  Matches(/^\+?[0-9][0-9 ()-]{2,}[0-9]$/),
);
