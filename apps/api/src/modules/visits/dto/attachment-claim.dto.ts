import type { AttachmentClaim } from '@scanfix/shared-types';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';

export class AttachmentClaimDto implements AttachmentClaim {
  @IsId()
  id: number;

  @IsString()
  @MaxLength(200)
  claim: string;
}

/** A new upload with its claim, or the id of a file that is there already. */
export class KeptOrClaimedDto {
  @IsId()
  id: number;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  claim?: string;
}
