import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';

/** `?overdue=true` or `false`; anything else is refused. Reads the raw text: class-transformer makes true of the word "false". */
export const IsQueryFlag = () => applyDecorators(
  Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => {
    const raw = obj[key];
    return raw === 'true' || raw === true ? true : raw === 'false' || raw === false ? false : raw;
  }),
  IsBoolean(),
);
