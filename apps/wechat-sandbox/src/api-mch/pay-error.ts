/** Where a parameter is wrong, as WeChat Pay says it. */
export interface ErrorDetail {
  field: string;
  value?: unknown;
  issue: string;
  location: 'body' | 'query' | 'path' | 'header' | 'authorization';
  /** What was checked against the signature. */
  sign_information?: Record<string, unknown>;
}

/** The number at the end of `Request-ID` says more than `code`. */
export const errorNumbers = {
  none: 0,
  orderNotExist: 268512771,
  tooFrequent: 268447840,
  illegalParameter: 268435461,
  outOfRange: 268435464,
  unknownParameter: 270924358,
  alreadyPaid: 268449538,
  merchantDisabled: 268443715,
  merchantAndOrder: 268447843,
  orderInvalid: 268447914,
  signature: 268443699,
  openidMissing: 268501013,
  reentry: 268498688,
  notBound: 268445527,
} as const;
export type ErrorNumber = (typeof errorNumbers)[keyof typeof errorNumbers];

/** An answer of WeChat Pay that is no 2xx. */
export class PayError extends Error {
  readonly number: number;
  readonly detail: ErrorDetail | undefined;

  constructor(
    readonly httpStatus: number,
    readonly code: string,
    message: string,
    { number = errorNumbers.none, detail }: { number?: number; detail?: ErrorDetail } = {},
  ) {
    super(message);
    this.number = number;
    this.detail = detail;
  }

  toBody(): Record<string, unknown> {
    return { code: this.code, message: this.message, ...(this.detail ? { detail: this.detail } : {}) };
  }
}

export function parameterError(detail: ErrorDetail, number: number = errorNumbers.illegalParameter): PayError {
  return new PayError(400, 'PARAM_ERROR', `参数错误：${detail.issue}`, { number, detail });
}

export function invalidRequest(message: string, number: number = errorNumbers.none): PayError {
  return new PayError(400, 'INVALID_REQUEST', message, { number });
}
