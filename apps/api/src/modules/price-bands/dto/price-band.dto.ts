import { urgencies, type PriceBandQuery, type TryPricesQuery, type Urgency } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsTextId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

const halfTheGlobe = 20_100_000;

class RepairDto {
  @IfGiven()
  @IsTextId()
  assetId?: number;

  @IfGiven()
  @IsTextId()
  categoryId?: number;

  @IfGiven()
  @IsTextId()
  problemTypeId?: number;

  @IfGiven()
  @IsIn(urgencies)
  urgency?: Urgency;

  @IfGiven()
  @IsInstant()
  at?: string;
}

export class PriceBandQueryDto extends RepairDto implements PriceBandQuery {
  /** As scanned or typed. */
  @IfGiven()
  @IsText({ max: 32 })
  stickerCode?: string;

  @IfGiven()
  @IsTextId()
  locationId?: number;
}

export class TryPricesQueryDto extends RepairDto implements TryPricesQuery {
  @IfGiven()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(halfTheGlobe)
  distanceMeters?: number;
}
