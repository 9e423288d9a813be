import { maximumBatchSize, type CreateStickerBatchRequest } from '@scanfix/shared-types';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsIdList } from '../../../platform/http/id.js';
import { IsText } from '../../../platform/http/text.js';

/** Either `blank` or lists of ids: the service refuses both and neither. */
export class CreateStickerBatchDto implements CreateStickerBatchRequest {
  @IsText({ max: 50 })
  name: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumBatchSize)
  blank?: number;

  @IsOptional()
  @IsIdList(maximumBatchSize)
  assetIds?: number[];

  @IsOptional()
  @IsIdList(maximumBatchSize)
  locationIds?: number[];
}
