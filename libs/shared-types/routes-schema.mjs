import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const here = import.meta.dirname;
const components = '#/components/schemas/';

/**
 * The contract as JSON Schema 2020-12, from its types and their comments: one schema a type, and for every route those of its parts. References
 * are OpenAPI's, so that the documentation takes them as they are.
 */
const generator = createGenerator({
  path: join(here, 'src/index.ts'), tsconfig: join(here, 'tsconfig.json'),
  expose: 'export', jsDoc: 'extended', sortProps: false,
  // The compiler has just done it.
  skipTypeCheck: true,
});
const { MoneyRoutes: _, Routes: table, ...schemas } = Object.assign({}, ...['Routes', 'Problem'].map((type) => modern(generator.createSchema(type)).definitions));
const routes = Object.fromEntries(Object.entries(table.properties).map(([name, { properties, description }]) => [name, { ...properties, description }]));
writeFileSync(join(here, 'dist/routes.schema.json'), JSON.stringify({ components: { schemas }, routes }));

/** Draft 7, which the generator speaks, differs from 2020-12 in the names of references only: the contract has no tuples of several types. */
function modern(schema) {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === '$ref') return components + nameOf(decodeURIComponent(value.replace('#/definitions/', '')));
    if (key === 'definitions') return Object.fromEntries(Object.entries(value).map(([name, definition]) => [nameOf(name), definition]));
    // `Record<string, never>`
    return key === 'additionalProperties' && value.not ? false : value;
  });
}

/** `Page<Part>` → `PartPage`: OpenAPI allows no brackets. */
function nameOf(type) {
  return type.replace(/^(\w+)<(\w+)>$/, '$2$1');
}
