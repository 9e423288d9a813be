import { notificationFlaws } from '../contract.js';

const text = { type: 'string', minLength: 1, maxLength: 500 } as const;
const mchid = { type: 'string', pattern: '^\\d{8,10}$' } as const;
const day = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' } as const;
const instant = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)$' } as const;
const fen = { type: 'integer', minimum: 1, maximum: 100_000_000_000 } as const;
const method = { type: 'string', enum: ['balance', 'card'] } as const;
const milliseconds = { type: 'integer', minimum: 0, maximum: 86_400_000 } as const;
const flaw = { type: 'string', enum: notificationFlaws } as const;

const body = (properties: Record<string, unknown>, required: string[] = []) =>
  ({ body: { type: 'object', additionalProperties: false, properties, required } }) as const;

const params = {
  type: 'object',
  additionalProperties: false,
  required: ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'],
  properties: { appId: text, timeStamp: text, nonceStr: text, package: text, signType: text, paySign: { ...text, maxLength: 2_000 } },
} as const;

const billLine = { mchid, date: day, kind: text, outTradeNo: text, outRefundNo: text, transactionId: text, total: fen, fee: { type: 'integer' }, at: instant };

export const paySchemas = {
  merchant: body({
    name: { ...text, maxLength: 40 },
    appIds: { type: 'array', maxItems: 50, items: text },
    apiV3Key: { type: 'string', pattern: '^[\\x21-\\x7e]{32}$' },
    proof: { type: 'string', enum: ['public-key', 'certificate', 'both'] },
    notificationProof: { type: 'string', enum: ['public-key', 'certificate', 'alternate'] },
    balanceEmpty: { type: 'boolean' },
  }),
  mchid: { params: { type: 'object', properties: { mchid } } },
  rotation: body({ what: { type: 'string', enum: ['public-key', 'platform-certificate', 'merchant-certificate'] }, retireOld: { type: 'boolean' } }, ['what']),
  settings: body({
    retryScale: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
    refundDelayMilliseconds: milliseconds,
    refundOutcome: { type: 'string', enum: ['SUCCESS', 'ABNORMAL', 'CLOSED', 'hold'] },
    refundSpacingMilliseconds: milliseconds,
    signtestEvery: { type: 'integer', minimum: 0, maximum: 1_000_000 },
    billClock: { anyOf: [instant, { type: 'null' }] },
    shippingDelayMilliseconds: milliseconds,
    tradeManaged: { type: 'boolean' },
    wrongPassword: { type: 'string', pattern: '^\\d{6}$' },
  }),
  pay: body({ mchid, person: text, paidAt: instant, method, evenIfClosed: { type: 'boolean' }, silent: { type: 'boolean' } }),
  refundByHand: body({ mchid, outTradeNo: text, amount: fen, reason: { ...text, maxLength: 80 }, at: instant }, ['outTradeNo', 'amount']),
  endRefund: body({ mchid, status: { type: 'string', enum: ['SUCCESS', 'ABNORMAL', 'CLOSED'] }, at: instant }, ['status']),
  send: body(
    { mchid, outTradeNo: text, outRefundNo: text, flaw, times: { type: 'integer', minimum: 1, maximum: 100_000 }, connections: { type: 'integer', minimum: 1, maximum: 500 } },
    ['outTradeNo'],
  ),
  plan: body(
    {
      fate: { type: 'string', enum: ['lost', 'held', 'delayed', 'flawed', 'repeated'] },
      times: { type: 'integer', minimum: 0, maximum: 100_000 },
      delayMilliseconds: milliseconds,
      flaw,
      copies: { type: 'integer', minimum: 1, maximum: 1_000 },
    },
    ['fate', 'times'],
  ),
  release: body({ backwards: { type: 'boolean' } }),
  billChange: {
    body: {
      type: 'object',
      required: ['date', 'kind'],
      oneOf: [
        { properties: { ...billLine, kind: { const: 'add' } }, required: ['outTradeNo', 'total'], additionalProperties: false },
        { properties: { ...billLine, kind: { const: 'drop' } }, required: ['outTradeNo'], additionalProperties: false },
        { properties: { ...billLine, kind: { const: 'alter' } }, required: ['outTradeNo'], additionalProperties: false },
        { properties: { mchid, date: day, kind: { const: 'wrong-totals' } }, additionalProperties: false },
      ],
    },
  },
  wallet: body({ balance: { type: 'integer', minimum: 0, maximum: 100_000_000_000 } }, ['balance']),
  sheet: {
    body: {
      type: 'object',
      required: ['person'],
      oneOf: [
        { properties: { person: text, params }, required: ['params'], additionalProperties: false },
        { properties: { person: text, codeUrl: text }, required: ['codeUrl'], additionalProperties: false },
      ],
    },
  },
  confirm: body({ password: { type: 'string', pattern: '^\\d{6}$' }, method }, ['password', 'method']),
  requestPayment: body({ person: text, params, decision: { type: 'string', enum: ['pay', 'cancel'] } }, ['person', 'params']),
} as const;
