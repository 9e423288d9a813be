import type {
  ClientKind, OneTimeCodeLoginRequest, OneTimeCodePurpose, PasswordLoginRequest, RefreshRequest, SendOneTimeCodeRequest, WechatLoginRequest,
} from '@scanfix/shared-types';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { IsOneTimeCode, IsOpaqueToken, IsWechatCode } from './proofs.js';
import { IfGiven } from '../../../platform/http/if-given.js';
import { IsPhone } from '../../../platform/http/phone.js';
import { IsText } from '../../../platform/http/text.js';
import { longestPassword } from '../password.rules.js';

/** The console has its own ways to log in. */
const phoneClients: ClientKind[] = ['mini-program', 'h5'];
const longestStickerCode = 64;

export class WechatLoginDto implements WechatLoginRequest {
  @IsWechatCode()
  code: string;

  @IfGiven()
  @IsText({ max: longestStickerCode })
  stickerCode?: string;

  @IfGiven()
  @IsIn(phoneClients)
  client?: ClientKind;
}

export class PasswordLoginDto implements PasswordLoginRequest {
  @IsText({ max: 64 })
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(longestPassword)
  password: string;
}

export class SendOneTimeCodeDto implements SendOneTimeCodeRequest {
  @IsPhone()
  phone: string;

  @IsIn(['login', 'report', 'verify-phone'] satisfies OneTimeCodePurpose[])
  purpose: OneTimeCodePurpose;

  @IfGiven()
  @IsText({ max: longestStickerCode })
  stickerCode?: string;
}

export class OneTimeCodeLoginDto implements OneTimeCodeLoginRequest {
  @IsPhone()
  phone: string;

  @IsOneTimeCode()
  code: string;

  @IfGiven()
  @IsText({ max: longestStickerCode })
  stickerCode?: string;

  @IfGiven()
  @IsIn(phoneClients)
  client?: ClientKind;
}

export class RefreshDto implements RefreshRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  refreshToken: string;
}

/** `:token` of a login request or an invitation. */
export class TokenParam {
  @IsOpaqueToken()
  token: string;
}

export class PollLoginRequestDto {
  @IsOpaqueToken()
  pollToken: string;
}

export class AcceptInvitationDto {
  @IsWechatCode()
  wechatCode: string;
}
