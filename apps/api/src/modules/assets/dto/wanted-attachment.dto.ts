import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';

/** In a list that is replaced: a file that is there already needs only its id, a new upload also its claim. */
export class WantedAttachmentDto {
  @IsId()
  id: number;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  claim?: string;
}
