import type { SaveMerchantRequest } from '@scanfix/shared-types';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsObject, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { maximumId } from '../../../platform/http/id.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsText } from '../../../platform/http/text.js';

/** Characters; a key of 4096 bits takes some 3300, a certificate with its chain less than twice that. */
const longestPem = 8000;
/** While keys change there are two; nobody needs ten. */
const mostPublicKeys = 5;

export class PublicKeyDto {
  @Matches(/^PUB_KEY_ID_[0-9A-Za-z_]{1,60}$/)
  id: string;

  @IfGiven()
  @IsText({ max: longestPem, multiline: true })
  publicKey?: string;
}

export class SaveMerchantDto implements SaveMerchantRequest {
  @IsText({ max: 50 })
  name: string;

  @Matches(/^\d{8,10}$/)
  mchid: string;

  @IfGiven()
  @IsText({ max: longestPem, multiline: true })
  certificate?: string;

  @IfGiven()
  @IsText({ max: longestPem, multiline: true })
  privateKey?: string;

  /** Neither trimmed nor freed of anything: it is taken or refused as it is. */
  @IfGiven()
  @MaxLength(64)
  apiV3Key?: string;

  @IfGiven()
  @IsArray()
  @ArrayMaxSize(mostPublicKeys)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PublicKeyDto)
  publicKeys?: PublicKeyDto[];

  @IfGiven()
  @IsBoolean()
  platformCertificates?: boolean;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maximumId)
  version?: number;
}
