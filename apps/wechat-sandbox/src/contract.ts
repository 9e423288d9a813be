import type { PayMessage } from './pay-contract.js';

export * from './pay-contract.js';

/** What the sandbox's server, its phone page and the demo's seed say to each other; `pay-contract.ts` has what is about money. */

/** Somebody who holds the phone. `note` says their part in the demo, such as 「租户」. */
export interface Person {
  id: string;
  name: string;
  /** The number bound to their WeChat account; null when there is none. */
  phone: string | null;
  note: string;
  /** A CSS colour. */
  avatarColor: string;
  /** Taps 「不允许」 on WeChat's phone number sheet. */
  refusesPhone: boolean;
}

/** `openid` follows from the appid and the person's id, so that it is the same after every restart. */
export interface PersonView extends Person {
  openid: string;
}

/** A printed sticker that the phone's camera can be pointed at. */
export interface DemoSticker {
  url: string;
  label: string;
  place: string;
  note?: string;
}

/** A place the phone can be carried to. GCJ-02 degrees, as WeChat gives them. */
export interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

export interface SmsMessage {
  id: number;
  phone: string;
  text: string;
  /** The one-time code within the text, if there is one. */
  code: string | null;
  purpose: string | null;
  /** ISO 8601. */
  receivedAt: string;
}

export interface PhoneConfiguration {
  appId: string;
  h5Url: string;
  /** Null where no console runs beside. */
  consoleUrl: string | null;
}

/** Whether what the phone needs from outside answers. */
export interface Health {
  api: boolean;
  h5: boolean;
}

/** `GET /control/events`: what changed while the phone page is open. */
export type SandboxChange =
  | { kind: 'people'; people: PersonView[] }
  | { kind: 'stickers'; stickers: DemoSticker[] }
  | { kind: 'places'; places: Place[] }
  | { kind: 'sms'; message: SmsMessage }
  | { kind: 'pay-message'; message: PayMessage }
  /** Something about orders, refunds or notifications. */
  | { kind: 'pay' }
  | { kind: 'reset' };

export const wechatApis = [
  'stable_token',
  'jscode2session',
  'getuserphonenumber',
  'getwxacodeunlimit',
  'oauth2/access_token',
  'is_trade_managed',
  'is_trade_management_confirmation_completed',
  'upload_shipping_info',
] as const;
export type WechatApi = (typeof wechatApis)[number];

export const payApis = [
  'pay-order',
  'pay-query',
  'pay-close',
  'pay-refund',
  'pay-refund-query',
  'pay-abnormal-refund',
  'pay-bill',
  'pay-bill-file',
  'pay-certificates',
] as const;
export type PayApi = (typeof payApis)[number];

/**
 * How an interface fails on demand. `timeout` never answers, `reset` breaks the connection; `after` does what was asked before, so that only
 * the answer is lost. Of WeChat Pay alone: `code` beside `httpStatus`, and `answer`, an answer that must not be believed.
 */
export type Fault =
  | { errcode: number }
  | { httpStatus: number; code?: string; message?: string; after?: boolean }
  | { timeout: true; after?: boolean }
  | { reset: true; after?: boolean }
  | { delayMilliseconds: number }
  | { answer: 'signtest' | 'forged-signature' | 'wrong-serial' | 'old-timestamp' | 'reserialised' | 'unsigned' };
export type PlannedFault = { api: WechatApi | PayApi; times: number } & Fault;
