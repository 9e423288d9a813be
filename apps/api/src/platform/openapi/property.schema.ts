import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

type Schema = Record<string, unknown>;

/** class-validator's rules, as JSON Schema says them; a rule that is not here is not expressible or adds nothing. */
const rules: Record<string, (...constraints: unknown[]) => Schema> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isPhone: () => ({ type: 'string', pattern: '^1[3-9]\\d{9}$', example: '13812345678' }),
  isISO8601: () => ({ type: 'string' }),
  isLatitude: () => ({ type: 'number', minimum: -90, maximum: 90 }),
  isLongitude: () => ({ type: 'number', minimum: -180, maximum: 180 }),
  isCorner: () => ({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }),
  minLength: (least) => ({ minLength: least }),
  maxLength: (most) => ({ maxLength: most }),
  isLength: (least, most) => ({ minLength: least, maxLength: most }),
  min: (least) => ({ minimum: least }),
  max: (most) => ({ maximum: most }),
  matches: (pattern) => (pattern instanceof RegExp ? { pattern: pattern.source } : {}),
  isIn: (choices) => (Array.isArray(choices) ? { enum: choices as unknown[] } : {}),
  isEnum: (_, choices) => ({ enum: choices }),
};

const listRules: Record<string, (bound: unknown) => Schema> = {
  arrayMinSize: (least) => ({ minItems: least }),
  arrayMaxSize: (most) => ({ maxItems: most }),
  arrayUnique: () => ({ uniqueItems: true }),
};

export interface Property {
  metadatas: readonly ValidationMetadata[];
  /** The class of a nested DTO, or of the members of a list of them. */
  nested: (new () => object) | null;
  /** What TypeScript wrote down. */
  designType: unknown;
}

/** What validation accepts, as the documentation says it: which values may be missing or null is asked of the conditions. */
export function propertySchema({ metadatas, nested, designType }: Property): ApiPropertyOptions {
  const optional = skips(metadatas, undefined);
  const nullable = skips(metadatas, null);
  const list = designType === Array || metadatas.some(({ name, each }) => name === 'isArray' || each);
  const one: Schema = {};
  const whole: Schema = {};
  for (const { name, constraints } of metadatas) {
    Object.assign(one, rules[name ?? '']?.(...(constraints ?? [])));
    Object.assign(whole, listRules[name ?? '']?.(constraints?.[0]));
  }
  if (one['type'] === undefined && Array.isArray(one['enum'])) one['type'] = typeof one['enum'][0];
  const shared = { required: !optional, ...(nullable ? { nullable: true } : {}) };
  if (nested) return { ...shared, ...whole, type: () => nested, isArray: list } as ApiPropertyOptions;
  if (list) return { ...shared, ...whole, type: 'array', items: { type: 'string', ...one } } as ApiPropertyOptions;
  return { ...shared, type: 'string', ...one } as ApiPropertyOptions;
}

/** `@IsOptional` and `@ValidateIf` are conditions: asked with the value, they say whether it passes without being looked at. */
function skips(metadatas: readonly ValidationMetadata[], value: null | undefined): boolean {
  return metadatas.filter(({ type }) => type === 'conditionalValidation').some(({ propertyName, constraints }) => {
    const condition = (constraints as [(object: object, value: unknown) => boolean] | undefined)?.[0];
    return condition?.({ [propertyName]: value }, value) === false;
  });
}
