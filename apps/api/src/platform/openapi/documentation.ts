import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemStatuses } from '@scanfix/shared-types';
import { describeControllers } from './describe.js';

/** `/api/openapi.json`, and a page to read it and try it out at `/api/docs`. Made when first asked for. */
export function serveDocumentation(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => made ??= documentOf(app), {
    jsonDocumentUrl: 'api/openapi.json', yamlDocumentUrl: 'api/openapi.yaml', customSiteTitle: 'ScanFix API',
    swaggerOptions: { persistAuthorization: false, docExpansion: 'none', tagsSorter: 'alpha' },
  });
}

export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  describeControllers(app);
  const description = '码上修 ScanFix。Every refusal is `application/problem+json` with a `code`; the request and response types are in `@scanfix/shared-types`.';
  const config = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('ScanFix API').setVersion('1').setDescription(description)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0').addServer('/').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, config);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema }, responses: { Problem: problemResponse } };
  for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path as Record<string, Operation>))) {
    operation.parameters?.forEach(withoutNull);
    operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } };
  }
  return document;
}

interface Operation {
  parameters?: { schema?: { type?: unknown; enum?: unknown[] } }[];
  responses: Record<string, unknown>;
}

/** Optional properties are nullable; but there is no null in a URL. */
function withoutNull({ schema }: { schema?: { type?: unknown; enum?: unknown[] } }): void {
  if (!schema) return;
  if (Array.isArray(schema.type)) [schema.type] = schema.type.filter((type) => type !== 'null');
  if (schema.enum) schema.enum = schema.enum.filter((value) => value !== null);
}

const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    code: { type: 'string' as const, enum: Object.keys(problemStatuses) },
    detail: { type: 'string' as const },
    requestId: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: { type: 'object' as const, required: ['field', 'code'], properties: { field: { type: 'string' as const }, code: { type: 'string' as const } } },
    },
    context: { type: 'object' as const },
  },
};

const problemResponse = {
  description: 'A refusal (RFC 9457); `code` says which, `errors` names wrong fields',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
