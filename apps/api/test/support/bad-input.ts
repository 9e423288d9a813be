import { resolved, sample, typeOf, type Document, type Operation, type Schema } from './samples.js';

/** One request that a careless or hostile client might send. */
export interface BadRequest {
  says: string;
  path: string;
  body?: string;
  headers?: Record<string, string>;
  /** Nothing in it may be accepted; otherwise it only must not break anything. */
  mustRefuse: boolean;
}

const badTexts = ['', ' ', '\u0000', 'a\u0000b', '\u202e\ufeff', '💥', "' OR '1'='1", '%00', '../../etc/passwd', '{{7*7}}', '<script>', 'null', 'NaN', '\ud800', 'x'.repeat(5000)];
const badIds = ['abc', '0', '-1', '1.5', '4294967296', '9'.repeat(150), '%00', '1%27', '%F0%9F%92%A5', '1e3', ' ', 'null', '1,2'];
const notScalars: unknown[] = [{}, [], { $gt: '' }, [['x']], { toString: 1 }];
const wrongFor: Record<string, unknown[]> = {
  string: [7, true, ...notScalars, 'x'.repeat(300_000), ...badTexts],
  integer: ['abc', '', 1.5, -1, 0, 2 ** 53, 1e308, true, ...notScalars, '💥'],
  number: ['abc', '', 1e308, -1e308, true, ...notScalars],
  boolean: ['yes', 2, ...notScalars],
  array: ['text', 7, {}, Array.from({ length: 20_000 }, () => 1), [null], [{}], [[]], ['\u0000'], [-1], [{ id: 'x' }]],
  object: ['text', 7, [], [{}], { unknown: 1 }],
};

/** Every wrong way of sending one operation, made from what its documentation says. */
export function badRequests(document: Document, path: string, operation: Operation): BadRequest[] {
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const fill = (overrides: Record<string, string> = {}) => path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = inPath.find((parameter) => parameter.name === name)?.schema ?? {};
    return overrides[name] ?? encodeURIComponent(String(sample(document, schema)));
  });
  const query = inQuery.filter(({ required }) => required).map(({ name, schema }) => `${name}=${encodeURIComponent(String(sample(document, schema)))}`);
  const goodPath = query.length > 0 ? `${fill()}?${query.join('&')}` : fill();
  const joined = goodPath.includes('?') ? `${goodPath}&` : `${goodPath}?`;
  const schema = operation.requestBody?.content['application/json']?.schema;
  const good = schema ? { body: JSON.stringify(sample(document, schema)) } : {};

  return [
    ...inPath.flatMap(({ name, schema: one }) => (typeOf(one) === 'integer' ? badIds : badTexts.slice(2).map(encode)).map((value) =>
      ({ says: `:${name} is ${value.slice(0, 30)}`, path: fill({ [name]: value }), ...good, mustRefuse: typeOf(one) === 'integer' && value !== '1e3' }))),
    ...inQuery.flatMap(({ name }) => [...badTexts.map(encode), 'a&', '-1', '99999999999', '1e999'].map((value) => ({ says: `${name}=${value.slice(0, 30)}`, path: `${joined}${name}=${value}`, ...good, mustRefuse: false }))),
    ...inQuery.map(({ name }) => ({ says: `${name} twice`, path: `${joined}${name}=1&${name}=2&${name}[x]=3`, ...good, mustRefuse: false })),
    { says: 'an unknown query field', path: `${joined}unknownField=1`, ...good, mustRefuse: inQuery.length > 0 },
    ...(schema ? badBodies(document, resolved(document, schema)).map((bad) => ({ ...bad, path: goodPath })) : []),
  ];
}

function badBodies(document: Document, schema: Schema): Omit<BadRequest, 'path'>[] {
  const good = sample(document, schema) as Record<string, unknown>;
  const properties = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  const json = (says: string, body: unknown, mustRefuse: boolean) => ({ says, body: JSON.stringify(body), mustRefuse });
  return [
    { says: 'no body', mustRefuse: required.length > 0 },
    ...[null, [], 'text', 7, [good]].map((body) => json(`a body that is ${JSON.stringify(body).slice(0, 20)}`, body, required.length > 0)),
    { says: 'a deep body', body: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, mustRefuse: required.length > 0 },
    { says: 'a poisoned body', body: '{"constructor": {"prototype": {"x": 1}}}', mustRefuse: true },
    json('an unknown field', { ...good, unknownField: 1 }, true),
    ...required.map((name) => json(`no ${name}`, Object.fromEntries(Object.entries(good).filter(([key]) => key !== name)), true)),
    ...properties.flatMap(([name, property]) => [null, ...wrongFor[typeOf(resolved(document, property))] ?? []].map((value) =>
      json(`${name} is ${JSON.stringify(value).slice(0, 30)}`, { ...good, [name]: value }, isObject(value) && typeOf(resolved(document, property)) !== 'object'))),
    ...properties.flatMap(([name, property]) => nestedBodies(document, good, name, resolved(document, property))),
  ];
}

/** One level down: the members of lists and the fields of objects. */
function nestedBodies(document: Document, good: Record<string, unknown>, name: string, property: Schema): Omit<BadRequest, 'path'>[] {
  const list = typeOf(property) === 'array';
  const inner = resolved(document, list ? property.items ?? {} : property);
  if (!inner.properties) return [];
  return badBodies(document, { ...inner, properties: Object.fromEntries(Object.entries(inner.properties).map(([key, value]) => [key, { ...resolved(document, value), properties: undefined }])) })
    .filter(({ body, says }) => body !== undefined && says !== 'a deep body')
    .map(({ says, body, mustRefuse }) => {
      const value: unknown = JSON.parse(body ?? 'null');
      return { says: `in ${name}: ${says}`, body: JSON.stringify({ ...good, [name]: list ? [value] : value }), mustRefuse: mustRefuse && value !== null };
    });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encode(text: string): string {
  // Through bytes, because half a surrogate pair cannot be in a URL.
  return text === '%00' ? text : encodeURIComponent(Buffer.from(text).toString());
}
