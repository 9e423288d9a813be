import type { ChangePasswordRequest, Locale, UpdateMeRequest } from '@scanfix/shared-types';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { IsOneTimeCode, IsWechatCode } from './proofs.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsPhone } from '../../../platform/http/phone.js';
import { IsText } from '../../../platform/http/text.js';
import { longestPassword } from '../password.rules.js';

export class UpdateMeDto implements UpdateMeRequest {
  @IfGiven()
  @IsText({ max: 50 })
  name?: string;

  @IfGiven()
  @IsIn(['zh-CN', 'en'] satisfies Locale[])
  locale?: Locale;
}

/** Either the code of WeChat's button, or a typed number with its one-time code; the service tells which. */
export class SetPhoneDto {
  @IfGiven()
  @IsWechatCode()
  wechatPhoneCode?: string;

  @IfGiven()
  @IsPhone()
  phone?: string;

  @IfGiven()
  @IsOneTimeCode()
  code?: string;
}

export class ChangePasswordDto implements ChangePasswordRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(longestPassword)
  currentPassword: string;

  @IsString()
  @MinLength(1)
  @MaxLength(longestPassword)
  newPassword: string;
}
