import type { Type } from '@nestjs/common';
import { PATH_METADATA, METHOD_METADATA, REDIRECT_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiFoundResponse, ApiHeader, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { propertySchema } from './property.schema.js';
import { accessKey, idempotentKey, type Access } from '../auth/access.decorators.js';

const described = new WeakSet<object>();

/**
 * Says to the documentation what the code says already: DTOs by their validation, routes by their access. So nothing is written twice,
 * and nothing can be documented otherwise than it is checked.
 */
export function describeControllers(app: NestFastifyApplication): void {
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) if (typeof metatype === 'function') describeController(metatype as Type);
  }
}

function describeController(controller: Type): void {
  if (described.has(controller)) return;
  described.add(controller);
  const prototype = controller.prototype as object;
  const path = String([Reflect.getMetadata(PATH_METADATA, controller)].flat()[0] ?? '');
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    const handler: unknown = descriptor?.value;
    if (!descriptor || typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) === undefined) continue;
    const own = String([Reflect.getMetadata(PATH_METADATA, handler)].flat()[0] ?? '');
    ApiTags(tagOf(`${path}/${own}`))(prototype, name, descriptor);
    const access = (Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, controller)) as Access | undefined;
    const open = access === 'public' || access === undefined;
    ApiOperation({ summary: sentenceOf(name), description: open ? 'Public.' : `Needs the permission \`${access}\`.` })(prototype, name, descriptor);
    if (Reflect.hasMetadata(REDIRECT_METADATA, handler)) ApiFoundResponse({ description: 'To the page' })(prototype, name, descriptor);
    if (!open) ApiBearerAuth()(prototype, name, descriptor);
    if (Reflect.getMetadata(idempotentKey, handler) === true) {
      ApiHeader({ name: 'Idempotency-Key', required: true, description: 'The same for each retry of one intent.', schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' } })(prototype, name, descriptor);
    }
    for (const type of (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as unknown[]) describeDto(type);
  }
}

function describeDto(type: unknown): void {
  if (typeof type !== 'function' || described.has(type)) return;
  const metadatas = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  if (metadatas.length === 0) return;
  described.add(type);
  const prototype = type.prototype as object;
  for (const property of new Set(metadatas.map(({ propertyName }) => propertyName))) {
    const own = metadatas.filter(({ propertyName }) => propertyName === property);
    const transformed = defaultMetadataStorage.findTypeMetadata(type, property)?.typeFunction();
    const designType: unknown = Reflect.getMetadata('design:type', prototype, property);
    const nestedType = own.some(({ type: kind }) => kind === 'nestedValidation') ? transformed ?? designType : undefined;
    const nested = typeof nestedType === 'function' && nestedType !== Object && nestedType !== Array ? nestedType as new () => object : null;
    describeDto(nested);
    ApiProperty(propertySchema({ metadatas: own, nested, designType }))(prototype, property);
  }
}

/** The first word of the path that says what it is about. */
function tagOf(path: string): string {
  return path.split('/').filter((part) => part !== '' && !part.startsWith(':') && part !== 'my' && part !== 'public')[0] ?? 'links';
}

/** `markLost` → `Mark lost`. */
function sentenceOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
