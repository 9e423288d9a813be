import type { AttachmentClaim } from '@scanfix/shared-types';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';

/** For forms with files: `@ValidateNested({ each: true }) @Type(() => AttachmentClaimDto) @ArrayMaxSize(…)`. */
export class AttachmentClaimDto implements AttachmentClaim {
  @IsId()
  id: number;

  @IsString()
  @MaxLength(64)
  claim: string;
}

/** For lists that are replaced: a file that is there already needs no claim. */
export class WantedAttachmentDto {
  @IsId()
  id: number;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  claim?: string;
}
