import { errorNumbers, parameterError, type ErrorDetail } from './pay-error.js';

interface Common {
  required?: boolean;
}
export type Rule =
  | (Common & { kind: 'text'; min?: number; max: number; pattern?: RegExp; printable?: boolean })
  | (Common & { kind: 'integer'; min: number })
  | (Common & { kind: 'boolean' })
  | (Common & { kind: 'choice'; of: readonly string[] })
  | (Common & { kind: 'object'; fields: Record<string, Rule> })
  | (Common & { kind: 'list'; of: Rule; max: number });

export const text = (max: number, more: { min?: number; pattern?: RegExp; printable?: boolean } = {}): Rule => ({ kind: 'text', max, ...more });
export const integer = (min: number): Rule => ({ kind: 'integer', min });
export const flag: Rule = { kind: 'boolean' };
export const choice = (...of: string[]): Rule => ({ kind: 'choice', of });
export const object = (fields: Record<string, Rule>): Rule => ({ kind: 'object', fields });
export const list = (of: Rule, max: number): Rule => ({ kind: 'list', of, max });
export const required = (rule: Rule): Rule => ({ ...rule, required: true });

/** Throws WeChat Pay's 400 at the first field that is wrong; a field nobody knows is one of them. */
export function check(value: unknown, rule: Rule, field = ''): void {
  const wrong = (issue: string, number?: number): never => {
    const detail: ErrorDetail = { field: field || '/', value: brief(value), issue, location: 'body' };
    throw parameterError(detail, number);
  };
  switch (rule.kind) {
    case 'text':
      return checkText(value, rule, wrong);
    case 'integer':
      if (!Number.isSafeInteger(value)) return wrong('输入源的值类型不是整数');
      return (value as number) < rule.min ? wrong(`数值不能小于 ${rule.min}`, errorNumbers.outOfRange) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('输入源的值类型不是布尔值');
    case 'choice':
      return rule.of.includes(value as string) ? undefined : wrong(`取值只能是 ${rule.of.join('、')}`);
    case 'list':
      if (!Array.isArray(value)) return wrong('输入源的值类型不是数组');
      if (value.length > rule.max) return wrong(`最多 ${rule.max} 项`, errorNumbers.outOfRange);
      return value.forEach((item, index) => check(item, rule.of, `${field}/${index}`));
    case 'object':
      return checkObject(value, rule.fields, field, wrong);
  }
}

type Wrong = (issue: string, number?: number) => never;

function checkText(value: unknown, { min = 1, max, pattern, printable }: Extract<Rule, { kind: 'text' }>, wrong: Wrong): void {
  if (typeof value !== 'string') return wrong('输入源的值类型不是字符串');
  const length = Array.from(value).length;
  if (length < min) return wrong(`字符数不能少于 ${min}`, errorNumbers.outOfRange);
  if (length > max) return wrong(`字符数不能超过 ${max}`, errorNumbers.outOfRange);
  if (pattern && !pattern.test(value)) return wrong('含有不允许的字符或格式不对');
  // Four bytes in UTF-8, which is where emoji are.
  if (printable && /[\u0000-\u001f\u007f]|[\u{10000}-\u{10ffff}]/u.test(value)) return wrong('含有控制字符或表情符号');
  return undefined;
}

function checkObject(value: unknown, fields: Record<string, Rule>, field: string, wrong: Wrong): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('输入源的值类型不是对象');
  for (const [name, inner] of Object.entries(value)) {
    const rule = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!rule) throw parameterError({ field: `${field}/${name}`, value: brief(inner), issue: '传入了未知的参数', location: 'body' }, errorNumbers.unknownParameter);
    check(inner, rule, `${field}/${name}`);
  }
  for (const [name, rule] of Object.entries(fields)) {
    if (rule.required && !Object.hasOwn(value, name)) throw parameterError({ field: `${field}/${name}`, issue: '缺少必填参数', location: 'body' });
  }
}

/** An answer must not carry back a whole body. */
function brief(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? '…' : typeof value === 'string' ? value.slice(0, 64) : value;
}
