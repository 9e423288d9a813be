import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The keywords of JSON Schema that are looked at here; the others pass through. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
}

/** What the contract says of one route: each part as a schema. */
export interface RouteSchemas {
  description?: string;
  params?: Schema;
  query?: Schema;
  body?: Schema;
  response: Schema;
}

/** The types of `@scanfix/shared-types` as JSON Schema, written by its build. */
export interface Contract {
  components: { schemas: Record<string, Schema> };
  /** By `GET /tickets/:id`. */
  routes: Record<string, RouteSchemas>;
}

/** Read when it is asked for: a server that nobody asks for its documentation does not hold it. */
export function readContract(): Contract {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@scanfix/shared-types/routes.schema.json'), 'utf8')) as Contract;
}

const componentPath = '#/components/schemas/';

/** `Ticket` of a reference to it, also where Nest wraps it. */
export function componentOf({ $ref: own, allOf }: Schema): string | null {
  const $ref = own ?? allOf?.[0]?.$ref ?? '';
  return $ref.startsWith(componentPath) ? $ref.slice(componentPath.length) : null;
}

/** Those components that the schemas speak of, and those that these speak of. */
export function componentsOf(contract: Contract, schemas: readonly Schema[]): Record<string, Schema> {
  const found: Record<string, Schema> = {};
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const name = componentOf(part as Schema);
    const component = name === null || name in found ? undefined : contract.components.schemas[name];
    if (name !== null && component) found[name] = component;
    for (const inner of Object.values(component ? { ...part, component } : part)) collect(inner);
  };
  collect(schemas);
  return found;
}
