import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength, ValidateBy } from 'class-validator';

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !instantPattern.test(value)) return false;
  const time = Date.parse(value);
  return time >= Date.UTC(1970, 0, 1) && time < Date.UTC(2100, 0, 1);
}

/** A day that exists: 2026-02-30 does not. */
export function isCalendarDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** ISO 8601 with a zone, from 1970 to 2099. Stays text. */
export const IsInstant = () => applyDecorators(
  IsString(), MaxLength(40), ValidateBy({ name: 'isISO8601', validator: { validate: isInstant } }),
);

/** `YYYY-MM-DD`, from 1900 to 2099. */
export const IsCalendarDate = () => applyDecorators(
  IsString(), MaxLength(10), ValidateBy({ name: 'isISO8601', validator: { validate: isCalendarDate } }),
);
