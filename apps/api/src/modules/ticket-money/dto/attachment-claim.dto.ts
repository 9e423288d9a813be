import type { AttachmentClaim } from '@scanfix/shared-types';
import { IsString, MaxLength } from 'class-validator';
import { IsId } from '../../../platform/http/id.js';

export class AttachmentClaimDto implements AttachmentClaim {
  @IsId()
  id: number;

  @IsString()
  @MaxLength(200)
  claim: string;
}
