import { IsOptional } from 'class-validator';
import { IsTextId } from '../../../platform/http/id.js';
import { IsOptionalText } from '../../../platform/http/text.js';

/** Without both: the sites. */
export class PlacesQueryDto {
  @IsOptional()
  @IsTextId()
  parentId?: number;

  @IsOptionalText({ max: 100 })
  search?: string;
}
