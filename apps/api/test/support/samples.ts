/** The parts of an OpenAPI 3.1 schema that our own documentation uses. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export function resolved(document: Document, schema: Schema): Schema {
  const target = schema.$ref ?? schema.allOf?.[0]?.$ref;
  return target === undefined ? schema : document.components.schemas[target.split('/').at(-1) ?? ''] ?? {};
}

export function typeOf(schema: Schema): string {
  return [schema.type].flat().find((type) => type !== 'null') ?? 'object';
}

/** Texts that satisfy the patterns our DTOs use. */
const texts = ['示例', 'Example-1', '2026-11-22T08:17:42.000Z', '2026-11-22', '13812345678', '123456', 'a'.repeat(16), '7K3M9QX2TBA', 'zhang.san', 'Asia/Shanghai'];

/** A value that the schema accepts. */
export function sample(document: Document, given: Schema): unknown {
  const schema = resolved(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  switch (typeOf(schema)) {
    case 'integer': case 'number': return schema.minimum ?? 1;
    case 'boolean': return true;
    case 'array': return Array.from({ length: schema.minItems ?? 0 }, () => sample(document, schema.items ?? {}));
    case 'object': return Object.fromEntries((schema.required ?? []).map((name) => [name, sample(document, schema.properties?.[name] ?? {})]));
    default: return texts.find((text) => fits(schema, text)) ?? 'x'.repeat(schema.minLength ?? 1);
  }
}

function fits({ minLength = 0, maxLength = Infinity, pattern }: Schema, text: string): boolean {
  return text.length >= minLength && text.length <= maxLength && (pattern === undefined || new RegExp(pattern).test(text));
}
