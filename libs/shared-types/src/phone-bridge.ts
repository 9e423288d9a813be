import type { Locale } from './identity.js';
import type { PaymentParameters } from './payments.js';

/**
 * How the H5 build talks to the sandbox phone that frames it (never in production: `ClientConfiguration.sandboxOrigin` is null there).
 * Each call is a `postMessage` to the parent with `{ scanfix: 'call', id, method, params }`, answered by
 * `{ scanfix: 'answer', id, result }` or `{ scanfix: 'answer', id, error }`; the phone sends `{ scanfix: 'event', event, data }`.
 */
export interface PhoneBridgeCalls {
  /** `language` is the phone's own, when it says one. Answered with an error in the phone's ordinary browser: there the page goes on as in any browser, with one-time codes. */
  hello: { params: undefined; result: { person: string; online: boolean; language?: Locale } };
  /** As `wx.login`: a single-use code for `POST /auth/wechat`. */
  login: { params: undefined; result: { code: string } };
  /** As the phone number button: a single-use code; refused is error `fail user deny`. */
  getPhoneNumber: { params: undefined; result: { code: string } };
  /** As `wx.scanCode`; cancelled is error `scanCode:fail cancel`. */
  scan: { params: undefined; result: { result: string; path?: string } };
  /** GCJ-02 degrees, accuracy in metres; refused is error `auth deny`. */
  getLocation: { params: undefined; result: { latitude: number; longitude: number; accuracy: number } };
  /** As `wx.requestPayment`; cancelled is error `requestPayment:fail cancel`. `ok` proves nothing. */
  requestPayment: { params: PaymentParameters; result: null };
  makePhoneCall: { params: { phoneNumber: string }; result: null };
  /** `canGoBack` false hides the navigation bar's arrow; absent means true. */
  setTitle: { params: { title: string; canGoBack?: boolean }; result: null };
}
export type PhoneBridgeMethod = keyof PhoneBridgeCalls;

export interface PhoneBridgeEvents {
  network: { online: boolean };
  /** The capsule's or a scanned ordinary link's way in: the page to open. */
  open: { url: string };
  back: undefined;
}
