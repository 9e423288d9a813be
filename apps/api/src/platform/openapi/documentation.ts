import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { badAnswers, goodAnswer, problemAnswers, spokenComponents, type Answer } from './answers.js';
import { takeComments } from './comments.js';
import { readContract, type Contract, type Schema } from './contract.js';
import { describeControllers } from './describe.js';

/** `/api/openapi.json`, and a page to read it and try it out at `/api/docs`. Made when first asked for. */
export function serveDocumentation(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => made ??= documentOf(app), {
    jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml', customSiteTitle: 'ScanFix API',
    swaggerOptions: { persistAuthorization: false, docExpansion: 'none', tagsSorter: 'alpha' },
  });
}

/** What is asked is described by the DTOs that check it; what is answered, by the contract's types, to which the tests hold every answer. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  describeControllers(app);
  const description = '码上修 ScanFix。Every refusal is `application/problem+json` with a `code`; the same types in TypeScript are `@scanfix/shared-types`.';
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('ScanFix API').setVersion('1').setDescription(description)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0').addServer('/').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  const contract = readContract();
  const asked = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation>)) describeOperation({ method, path, operation }, contract, asked);
  }
  document.components = { ...document.components, schemas: { ...asked, ...spokenComponents(contract) }, responses: problemAnswers() } as OpenAPIObject['components'];
  return document;
}

interface Operation {
  description?: string;
  parameters?: { name: string; in: string; description?: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, Answer>;
  security?: object[];
}

function describeOperation({ method, path, operation }: { method: string; path: string; operation: Operation }, contract: Contract, asked: Record<string, Schema>): void {
  const { parameters = [], requestBody, responses } = operation;
  for (const { schema } of parameters) withoutNull(schema);
  const refusals = badAnswers({ method, open: operation.security === undefined, named: path.includes('{'), told: parameters.length > 0 || requestBody !== undefined });
  const route = contract.routes[`${method.toUpperCase()} ${path.replace(/^\/api\/v1/, '').replace(/\{(\w+)\}/g, ':$1')}`];
  // What lives at the root says itself what it answers: it is for browsers and for monitoring.
  const status = Object.keys(responses)[0] ?? '200';
  operation.responses = { ...responses, ...(route ? { [status]: goodAnswer(route, contract) } : {}), ...refusals };
  if (!route) return;
  if (route.description !== undefined) operation.description = `${route.description} ${operation.description ?? ''}`;
  const components = { asked, contract: contract.components.schemas };
  const told = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter as Schema]));
  for (const part of [route.params, route.query]) if (part) takeComments({ properties: told }, part, components);
  for (const { schema } of Object.values(requestBody?.content ?? {})) if (route.body) takeComments(schema, route.body, components);
}

/** Optional properties are nullable; but there is no null in a URL. */
function withoutNull(schema: Schema): void {
  if (Array.isArray(schema['type'])) [schema['type']] = schema['type'].filter((type) => type !== 'null');
  if (Array.isArray(schema['enum'])) schema['enum'] = schema['enum'].filter((value) => value !== null);
}
