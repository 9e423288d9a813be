import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, Max, Min } from 'class-validator';

/** The largest value of the `int unsigned` columns that ids live in. */
export const maximumId = 4_294_967_295;

/** An id in a JSON body. */
export const IsId = () => applyDecorators(IsInt(), Min(1), Max(maximumId));

/** An id in a path or a query, where everything arrives as text. */
export const IsTextId = () => applyDecorators(Type(() => Number), IsId());

/** Ids in a JSON body. */
export const IsIdList = (most: number) => applyDecorators(IsArray(), ArrayMaxSize(most), IsInt({ each: true }), Min(1, { each: true }), Max(maximumId, { each: true }));

/** `:id` of a path; anything else than a possible id is 400. */
export class IdParam {
  @IsTextId()
  id: number;
}
