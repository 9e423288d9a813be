import { payApis, wechatApis } from '../contract.js';

const text = { type: 'string', maxLength: 500 } as const;
const name = { type: 'string', minLength: 1, maxLength: 40 } as const;

const person = {
  type: 'object',
  required: ['id', 'name'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' },
    name,
    phone: { type: ['string', 'null'], pattern: '^1[3-9]\\d{9}$', default: null },
    note: { ...text, default: '' },
    avatarColor: { type: 'string', pattern: '^#[0-9a-fA-F]{6}$', default: '#5b7c99' },
    refusesPhone: { type: 'boolean', default: false },
    // Comes back from GET; given again it changes nothing.
    openid: text,
  },
} as const;

const sticker = {
  type: 'object',
  required: ['url', 'label', 'place'],
  additionalProperties: false,
  properties: { url: { type: 'string', minLength: 1, maxLength: 2_000 }, label: text, place: text, note: text },
} as const;

const place = {
  type: 'object',
  required: ['name', 'latitude', 'longitude'],
  additionalProperties: false,
  properties: {
    name,
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  },
} as const;

const planned = {
  times: { type: 'integer', minimum: 0, maximum: 1_000, default: 1 },
} as const;
const after = { type: 'boolean' } as const;
const everyApi = [...wechatApis, ...payApis];
/** `needed` tells it from the others. */
const oneFault = (apis: readonly string[], needed: string, properties: Record<string, unknown>) => ({
  type: 'object',
  required: ['api', needed],
  additionalProperties: false,
  properties: { api: { type: 'string', enum: apis }, ...planned, ...properties },
});

const fault = {
  type: 'object',
  // Defaults are not filled in within alternatives.
  properties: planned,
  oneOf: [
    oneFault(wechatApis, 'errcode', { errcode: { type: 'integer' } }),
    oneFault(everyApi, 'httpStatus', { httpStatus: { type: 'integer', minimum: 400, maximum: 599 }, code: text, message: text, after }),
    oneFault(everyApi, 'timeout', { timeout: { type: 'boolean', const: true }, after }),
    oneFault(everyApi, 'reset', { reset: { type: 'boolean', const: true }, after }),
    oneFault(everyApi, 'delayMilliseconds', { delayMilliseconds: { type: 'integer', minimum: 1, maximum: 600_000 } }),
    oneFault(payApis, 'answer', { answer: { type: 'string', enum: ['signtest', 'forged-signature', 'wrong-serial', 'old-timestamp', 'reserialised', 'unsigned'] } }),
  ],
};

export const schemas = {
  person: { body: person },
  people: { body: { type: 'array', maxItems: 200, items: person } },
  stickers: { body: { type: 'array', maxItems: 1_000, items: sticker } },
  places: { body: { type: 'array', maxItems: 100, items: place } },
  somebody: { body: { type: 'object', required: ['person'], properties: { person: text } } },
  fault: { body: fault },
} as const;
