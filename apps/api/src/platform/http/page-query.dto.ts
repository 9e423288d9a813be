import { defaultPageSize, maximumPageSize, type PageQuery } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Extend it for every keyset-paginated list; read the cursor with `decodeCursor`. */
export class PageQueryDto implements PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maximumPageSize)
  limit: number = defaultPageSize;
}
