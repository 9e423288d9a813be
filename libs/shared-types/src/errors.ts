/**
 * Every problem the API answers with, and its HTTP status. The API sends the code; the client owns the wording.
 * `detail` is for developers, `errors` names the fields.
 */
export const problemStatuses = {
  // platform
  'validation-failed': 400,
  'malformed-request': 400,
  unauthenticated: 401,
  'token-expired': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'idempotency-key-required': 400,
  'rate-limited': 429,
  'internal-error': 500,
  'not-ready': 503,
  'upstream-unavailable': 502,
  // identity
  'credentials-wrong': 401,
  'account-locked': 423,
  'account-disabled': 403,
  'password-change-required': 403,
  'password-too-weak': 422,
  'password-unchanged': 422,
  'refresh-token-invalid': 401,
  'refresh-token-reused': 401,
  'one-time-code-wrong': 422,
  'one-time-code-expired': 422,
  'one-time-code-exhausted': 422,
  'wechat-code-invalid': 401,
  'wechat-login-refused': 403,
  'wechat-phone-code-invalid': 422,
  'wechat-phone-quota-exhausted': 503,
  'username-taken': 409,
  'phone-taken': 409,
  'invitation-invalid': 404,
  'wechat-already-bound': 409,
  'login-request-expired': 410,
  'login-request-answered': 409,
  'last-admin': 409,
  'anonymous-reports-off': 403,
  // places and devices
  'location-has-children': 409,
  'location-in-use': 409,
  'location-cycle': 422,
  'category-in-use': 409,
  'model-in-use': 409,
  'code-taken': 409,
  'name-taken': 409,
  'serial-number-taken': 409,
  'asset-retired': 409,
  'import-has-errors': 422,
  'import-already-applied': 409,
  'import-file-unreadable': 422,
  'import-too-many-rows': 422,
  // stickers
  'sticker-code-malformed': 404,
  'sticker-void': 410,
  'sticker-lost': 410,
  'sticker-already-bound': 409,
  'sticker-not-bound': 409,
  // attachments
  'attachment-type-not-allowed': 415,
  'attachment-too-large': 413,
  'attachment-unreadable': 422,
  'attachment-in-use': 409,
  'link-expired': 410,
  'range-not-satisfiable': 416,
  // tickets
  'action-not-allowed': 409,
  'reason-required': 422,
  'ticket-already-open': 409,
  'ticket-merge-self': 422,
  'ticket-merge-target-closed': 409,
  'attachments-too-many': 422,
  'version-conflict': 409,
  // field work
  'visit-ended': 409,
  'already-taken': 409,
  'claim-pool-closed': 409,
  'engineer-not-available': 409,
  'engineer-excluded': 409,
  'too-far-away': 422,
  'position-required': 422,
  'position-too-inaccurate': 422,
  'place-unknown': 422,
  'wrong-sticker': 422,
  'work-log-missing': 409,
  'signature-required': 422,
  'checklist-incomplete': 422,
  'already-signed': 409,
  'hold-date-past': 422,
  'guarantee-over': 409,
  'follow-up-answered': 409,
  'proposal-stale': 409,
  'calendar-in-use': 409,
  'part-inactive': 409,
  'report-not-ready': 409,
  // money
  'price-book-published': 409,
  'price-book-date-taken': 409,
  'price-book-missing': 409,
  'contract-number-taken': 409,
  'contract-over': 409,
  'quote-not-open': 409,
  'quote-expired': 409,
  'quote-undecided': 409,
  'quote-unpaid': 409,
  'quote-paid': 409,
  'misuse-agreed': 409,
  'quote-empty': 422,
  'quote-line-unknown': 422,
  'discount-too-high': 422,
  'nothing-to-pay': 409,
  'amount-above-approved': 422,
  'not-on-credit': 409,
  'credit-limit-exceeded': 409,
  'payment-not-available': 503,
  'payment-not-open': 409,
  'payment-open': 409,
  'payment-not-paid': 409,
  'payment-not-surplus': 409,
  'payer-unknown': 422,
  'refund-above-paid': 422,
  'refund-not-open': 409,
  'refund-by-same-person': 403,
  'voucher-taken': 409,
  'notification-refused': 401,
  'demo-key-refused': 422,
  'key-mismatch': 422,
  'merchant-taken': 409,
  'receipt-not-ready': 409,
  'invoice-above-paid': 422,
  'invoice-already-requested': 409,
  'invoice-not-open': 409,
  'bill-unreadable': 422,
  'bill-damaged': 422,
  'bill-not-ready': 409,
  'reconciliation-running': 409,
  'difference-settled': 409,
  'statement-empty': 409,
} as const;

export type ProblemCode = keyof typeof problemStatuses;

/** One wrong field. `field` is a path such as `contact.phone`; `code` a rule such as `required`, `too-long`, `unknown-field`. */
export interface FieldError {
  field: string;
  code: string;
}

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  requestId: string;
  errors?: FieldError[];
  /** What the client needs to go on: `retryAfterSeconds`, `lockedUntil`, the open ticket's number … */
  context?: Record<string, string | number | boolean | null>;
}
