import type { PartQuery, SavePartRequest } from '@scanfix/shared-types';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsIdList, IsTextId, maximumId } from '../../../platform/http/id.js';
import { PageQueryDto } from '../../../platform/http/page-query.dto.js';
import { IsQueryFlag } from '../../../platform/http/query-flag.js';
import { IsOptionalText, IsText } from '../../../platform/http/text.js';

/** Fen: a million yuan for one piece is a slip of the finger. */
const highestPrice = 100_000_000;
/** Months. */
const longestWarranty = 600;

export class SavePartDto implements SavePartRequest {
  @IsText({ max: 40 })
  code: string;

  @IsText({ max: 100 })
  name: string;

  @IsText({ max: 16 })
  unit: string;

  @IsInt()
  @Min(0)
  @Max(highestPrice)
  priceFen: number;

  @IsIdList(100)
  categoryIds: number[];

  @IsBoolean()
  active: boolean;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(longestWarranty)
  warrantyMonths?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}

export class PartQueryDto extends PageQueryDto implements PartQuery {
  @IsOptionalText({ max: 100 })
  search?: string;

  @IsOptional()
  @IsTextId()
  categoryId?: number;

  @IsOptional()
  @IsQueryFlag()
  withInactive?: boolean;
}
