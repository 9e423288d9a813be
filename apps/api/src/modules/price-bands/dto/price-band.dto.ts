import { urgencies, type PriceBandQuery, type Urgency } from '@scanfix/shared-types';
import { IsIn } from 'class-validator';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsTextId } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';
import { IsInstant } from '../../../platform/http/time.js';

export class PriceBandQueryDto implements PriceBandQuery {
  /** As scanned or typed. */
  @IfGiven()
  @IsText({ max: 32 })
  stickerCode?: string;

  @IfGiven()
  @IsTextId()
  assetId?: number;

  @IfGiven()
  @IsTextId()
  locationId?: number;

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
