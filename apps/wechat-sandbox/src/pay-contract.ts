/** What the sandbox's WeChat Pay and those who steer it (tests, the demo's seed, the phone page) say to each other. Amounts are fen. */

/** What WeChat Pay proves itself with: a WeChat Pay public key, platform certificates, or both while a merchant changes over. */
export type PlatformProof = 'public-key' | 'certificate' | 'both';

/** What an administrator reads in the merchant platform and types into the product. */
export interface MerchantView {
  mchid: string;
  name: string;
  /** The appids that may order with it. */
  appIds: string[];
  /** Of the merchant's API certificate. */
  certificateSerial: string;
  certificate: string;
  privateKey: string;
  /** 32 bytes. */
  apiV3Key: string;
  /** `PUB_KEY_ID_TEST…` */
  publicKeyId: string;
  publicKey: string;
  /** Newest last. */
  platformCertificates: { serial: string; certificate: string }[];
  proof: PlatformProof;
  /** What notifications are signed with. `alternate` takes one after the other, as while a merchant changes over. */
  notificationProof: 'public-key' | 'certificate' | 'alternate';
  /** Every refund is refused with NOT_ENOUGH. */
  balanceEmpty: boolean;
}
/** `PUT /control/pay/merchants/:mchid` makes or changes it; what is left out stays as it is. */
export type MerchantChange = Partial<Pick<MerchantView, 'name' | 'appIds' | 'apiV3Key' | 'proof' | 'notificationProof' | 'balanceEmpty'>>;

/** `POST /control/pay/merchants/:mchid/rotate`. The old one goes on being valid, unless it is `retired`. */
export interface KeyRotation {
  what: 'public-key' | 'platform-certificate' | 'merchant-certificate';
  retireOld?: boolean;
}

export interface PaySettings {
  /** The waits between notifications times this: 1 is WeChat's own 15 s to 6 h. */
  retryScale: number;
  refundDelayMilliseconds: number;
  /** How refunds end by themselves; `hold` waits for the control interface. */
  refundOutcome: RefundEnd | 'hold';
  /** Between two partial refunds of one order; WeChat's own is a minute. */
  refundSpacingMilliseconds: number;
  /** One in so many answers carries a signature that must be refused; 0 is none. */
  signtestEvery: number;
  /** What the hour is for bills, ISO 8601; null is the real one. A day's bill is there from 10:00 on the next day. */
  billClock: string | null;
  /** How long a payment stays unknown to 发货信息管理. */
  shippingDelayMilliseconds: number;
  /** Whether the mini-program must say what it delivers. */
  tradeManaged: boolean;
  /** Of six digits; every other password is right. */
  wrongPassword: string;
}

export type TradeType = 'JSAPI' | 'NATIVE';
export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
export type RefundEnd = 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
export type RefundStatus = 'PROCESSING' | RefundEnd;

export interface OrderView {
  mchid: string;
  appid: string;
  outTradeNo: string;
  tradeType: TradeType;
  tradeState: TradeState;
  description: string;
  total: number;
  /** Who ordered, for JSAPI. */
  openid: string | null;
  prepayIds: string[];
  /** For a Native order. */
  codeUrl: string | null;
  notifyUrl: string;
  /** ISO 8601. */
  createdAt: string;
  expiresAt: string;
  payment: PaymentView | null;
  refunds: RefundView[];
}

export interface PaymentView {
  transactionId: string;
  openid: string;
  /** Of the sandbox's people; null is somebody else. */
  person: string | null;
  bankType: string;
  paidAt: string;
}

export interface RefundView {
  refundId: string;
  outRefundNo: string;
  amount: number;
  status: RefundStatus;
  reason: string | null;
  createdAt: string;
  endedAt: string | null;
  /** Made in the merchant platform, not through the interface. */
  byHand: boolean;
}

/** `POST /control/pay/transactions/:outTradeNo/pay`: somebody pays without the phone. */
export interface PayOrder {
  mchid?: string;
  /** One of the sandbox's people; left out it is who ordered. */
  person?: string;
  /** ISO 8601; left out it is now. */
  paidAt?: string;
  method?: PayMethod;
  /** As if a payment that was under way arrived after the order was closed. */
  evenIfClosed?: boolean;
  /** No notification is made at all. */
  silent?: boolean;
}

export type PayMethod = 'balance' | 'card';

/** What is wrong with a notification that is sent on demand. `good` is what WeChat Pay sends. */
export const notificationFlaws = [
  'good',
  'forged-signature',
  'signtest',
  'old-timestamp',
  'reserialised',
  'wrong-serial',
  'forged-key',
  'forged-resource',
  'wrong-appid',
  'wrong-mchid',
  'wrong-amount',
  'unsigned',
] as const;
export type NotificationFlaw = (typeof notificationFlaws)[number];

export interface NotificationAttempt {
  at: string;
  flaw: NotificationFlaw;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  /** What came back, shortened, or why nothing did. */
  answer: string;
  milliseconds: number;
}

export interface NotificationView {
  id: string;
  mchid: string;
  eventType: string;
  outTradeNo: string;
  outRefundNo: string | null;
  url: string;
  createdAt: string;
  state: 'waiting' | 'held' | 'lost' | 'delivered' | 'given-up';
  /** When it comes again. */
  nextAt: string | null;
  attempts: NotificationAttempt[];
}

/** `POST /control/pay/notifications/send`: an order's or a refund's notification, as often and as wrong as wanted. Its own retries go on beside. */
export interface SendNotification {
  outTradeNo: string;
  /** Left out it is the payment's. */
  outRefundNo?: string;
  mchid?: string;
  flaw?: NotificationFlaw;
  /** 1 to 100,000. */
  times?: number;
  connections?: number;
}
export interface SentNotifications {
  sent: number;
  /** Answers by HTTP status; `none` where there was none. */
  answers: Record<string, number>;
  milliseconds: number;
}

/** `POST /control/pay/notifications/plan`: what happens to the next ones. */
export interface NotificationPlan {
  /**
   * `lost` is never sent; `held` waits for `release`; `delayed` comes later; `flawed` comes with `flaw` first and properly after the usual
   * wait; `repeated` comes `copies` times at once.
   */
  fate: 'lost' | 'held' | 'delayed' | 'flawed' | 'repeated';
  /** How many of the next notifications; 0 takes the plan back. */
  times: number;
  delayMilliseconds?: number;
  flaw?: NotificationFlaw;
  copies?: number;
}

/** `POST /control/pay/refunds`: somebody refunds in the merchant platform, past the product. */
export interface RefundByHand {
  mchid?: string;
  outTradeNo: string;
  amount: number;
  reason?: string;
  /** ISO 8601; left out it is now. */
  at?: string;
}
/** `POST /control/pay/refunds/:outRefundNo/end`. */
export interface EndRefund {
  mchid?: string;
  status: RefundEnd;
  at?: string;
}

/** A day's bill that says something else than what happened; totals follow the lines unless `wrongTotals`. */
export type BillChange = { mchid?: string; date: string } & (
  | { kind: 'add'; transactionId?: string; outTradeNo: string; total: number; at?: string }
  | { kind: 'drop'; outTradeNo: string; outRefundNo?: string }
  | { kind: 'alter'; outTradeNo: string; outRefundNo?: string; total?: number; fee?: number }
  | { kind: 'wrong-totals' }
);

/** `GET /control/pay/shipping`: what the mini-program said it delivered for a payment. */
export interface ShippingView {
  transactionId: string;
  outTradeNo: string;
  uploads: { at: string; uploadTime: string; logisticsType: number; descriptions: string[] }[];
}

/** One of the sandbox's people and their money in WeChat. */
export interface Wallet {
  person: string;
  /** Fen of 零钱. The bank card never ends. */
  balance: number;
}

/** What WeChat's payment sheet shows. */
export interface PaymentSheet {
  /** Stands for the sheet while it is open. */
  id: string;
  merchant: string;
  description: string;
  total: number;
  outTradeNo: string;
  balance: number;
}
/** The parameters of `wx.requestPayment` and, with `appId`, of `getBrandWCPayRequest`. */
export interface RequestPaymentParams {
  appId?: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}
/** `POST /control/pay/sheets`: by a page, or by a scanned Native code. 409 says `error` as WeChat says it, such as `requestPayment:fail …`. */
export type OpenSheet = { person: string } & ({ params: RequestPaymentParams } | { codeUrl: string });
/** `POST /control/pay/sheets/:id/pay`; 409 with a `reason` leaves the sheet open. */
export interface ConfirmSheet {
  password: string;
  method: PayMethod;
}
export type SheetRefusal = 'wrong-password' | 'not-enough' | 'not-payable';

/** `POST /control/pay/request-payment`: what `WeixinJSBridge.invoke('getBrandWCPayRequest', params)` answers, with somebody who pays at once or cancels. */
export interface RequestPayment {
  person: string;
  params: RequestPaymentParams;
  decision?: 'pay' | 'cancel';
}

/** The message of 微信支付 in the chats. */
export interface PayMessage {
  id: number;
  person: string;
  kind: 'payment' | 'refund';
  merchant: string;
  description: string;
  total: number;
  method: PayMethod;
  outTradeNo: string;
  at: string;
}
