import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** Control characters have no business in a form; NUL ends strings in other programs. Tabs and line breaks are for long texts only. */
const oneLine = /^[^\u0000-\u001f\u007f]*$/;
const manyLines = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

interface TextOptions {
  /** UTF-16 units, at most the column's length. */
  max: number;
  /** After trimming; 1 when not given, so that blanks are `required`. */
  min?: number;
  multiline?: boolean;
}

/** Text that must be there: trimmed, without control characters. */
export const IsText = ({ max, min = 1, multiline = false }: TextOptions) => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
  IsString(),
  MinLength(min),
  MaxLength(max),
  Matches(multiline ? manyLines : oneLine),
);

/** Text that may be missing: trimmed; null and blanks become null, and what was not sent stays undefined. */
export const IsOptionalText = ({ max, multiline = false }: Omit<TextOptions, 'min'>) => applyDecorators(
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() || null : value)),
  IsOptional(),
  IsString(),
  MaxLength(max),
  Matches(multiline ? manyLines : oneLine),
);
