import type { Instant, PageQuery } from './paging.js';
import type { Permission, Role, StaffRole } from './permissions.js';

export type ClientKind = 'console' | 'mini-program' | 'h5';
export type Locale = 'zh-CN' | 'en';

/** Access token: minutes. Refresh token: rotates at each use; the old one used again ends the session. */
export interface TokenPair {
  accessToken: string;
  accessTokenExpiresAt: Instant;
  refreshToken: string;
  refreshTokenExpiresAt: Instant;
}

export interface Me {
  id: number;
  organization: { id: number; name: string; shortName: string; timeZone: string };
  name: string | null;
  username: string | null;
  /** Own number, unmasked. */
  phone: string | null;
  phoneVerified: boolean;
  roles: Role[];
  permissions: Permission[];
  wechatBound: boolean;
  mustChangePassword: boolean;
  locale: Locale;
}

export interface LoginResponse extends TokenPair {
  me: Me;
}

/** `stickerCode` names the organization to log in to; without it the person's last one, then the default one. */
export interface WechatLoginRequest {
  code: string;
  stickerCode?: string;
  client?: ClientKind;
}

export interface PasswordLoginRequest {
  username: string;
  password: string;
}

export interface ChangePasswordRequest {
  currentPassword: string;
  newPassword: string;
}

export interface RefreshRequest {
  refreshToken: string;
}

export type OneTimeCodePurpose = 'login' | 'report' | 'verify-phone';

/** The organization is the sticker's, or the default one. */
export interface SendOneTimeCodeRequest {
  phone: string;
  purpose: OneTimeCodePurpose;
  stickerCode?: string;
}

export interface SendOneTimeCodeResponse {
  expiresAt: Instant;
  resendAt: Instant;
}

export interface OneTimeCodeLoginRequest {
  phone: string;
  code: string;
  stickerCode?: string;
  client?: ClientKind;
}

/** Either the WeChat button's code, or a typed number with its one-time code. */
export type SetPhoneRequest = { wechatPhoneCode: string } | { phone: string; code: string };

export interface UpdateMeRequest {
  name?: string;
  locale?: Locale;
}

export interface SessionSummary {
  id: number;
  current: boolean;
  client: ClientKind;
  userAgent: string | null;
  address: string | null;
  createdAt: Instant;
  lastUsedAt: Instant;
}

/** The QR code on the console's login page. `url` goes into the QR; `pollToken` stays in the browser. */
export interface LoginRequestCreated {
  url: string;
  token: string;
  pollToken: string;
  expiresAt: Instant;
}
export type LoginRequestStatus = 'waiting' | 'scanned' | 'approved' | 'refused' | 'expired';
export interface LoginRequestState {
  status: LoginRequestStatus;
  /** Only once, with status approved. */
  login?: LoginResponse;
}
export interface LoginRequestView {
  status: LoginRequestStatus;
  userAgent: string | null;
  address: string | null;
  createdAt: Instant;
}

export interface StaffSummary {
  id: number;
  name: string;
  username: string | null;
  phone: string | null;
  roles: StaffRole[];
  status: 'invited' | 'active' | 'disabled';
  wechatBound: boolean;
  lastLoginAt: Instant | null;
  lockedUntil: Instant | null;
}

/** A new member of staff. With `username` a first password is generated and must be changed; the invitation binds WeChat. */
export interface InviteStaffRequest {
  name: string;
  phone?: string;
  username?: string;
  roles: StaffRole[];
}

/** `initialPassword` and `invitationUrl` are shown once and stored only as hashes. */
export interface StaffInvited {
  staff: StaffSummary;
  initialPassword: string | null;
  invitationUrl: string;
  invitationExpiresAt: Instant;
}

export interface UpdateStaffRequest {
  name?: string;
  phone?: string | null;
  roles?: StaffRole[];
  status?: 'active' | 'disabled';
}

export interface InvitationView {
  organizationName: string;
  staffName: string;
  roles: StaffRole[];
  expiresAt: Instant;
}

export interface StaffQuery extends PageQuery {
  search?: string;
  role?: StaffRole;
}

/** A requester as the desk sees them. `phone` is masked; reveal it by its own, logged route. */
export interface RequesterSummary {
  id: number;
  name: string | null;
  phone: string | null;
  wechatBound: boolean;
  ticketCount: number;
  createdAt: Instant;
}

export const oneTimeCodeDigits = 6;
/** Mainland mobile numbers, as people type them: spaces and +86 are stripped before the check. */
export const phonePattern = /^1[3-9]\d{9}$/;

/** `138****5678`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
