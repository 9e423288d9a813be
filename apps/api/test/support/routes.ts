import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { RunningApi } from './api.js';
import { rootRoutes } from '../../src/create-app.js';
import { accessKey, idempotentKey, type Access } from '../../src/platform/auth/access.decorators.js';

export interface DeclaredRoute {
  /** `GET /tickets/:id`, below `/api/v1` unless `root`. */
  name: string;
  access: Access | undefined;
  idempotent: boolean;
  root: boolean;
}

/** Every route that a controller has, from what Nest itself reads. */
export function routesOf(api: RunningApi): DeclaredRoute[] {
  const controllers = [...api.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]).map(({ metatype }) => metatype);
  return [...new Set(controllers)].filter((type) => typeof type === 'function').flatMap((type) => {
    const prefix = pathsOf(type);
    return handlersOf(type).flatMap((handler) => prefix.flatMap((start) => pathsOf(handler).map((end) => {
      const path = [start, end].map((part) => part.replace(/^\/|\/$/g, '')).filter(Boolean).join('/');
      return {
        name: `${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? ''} /${path}`,
        access: (Reflect.getMetadata(accessKey, handler) ?? Reflect.getMetadata(accessKey, type)) as Access | undefined,
        idempotent: Reflect.getMetadata(idempotentKey, handler) === true,
        root: rootRoutes.includes(path),
      };
    })));
  });
}

function handlersOf(type: object): object[] {
  const { prototype } = type as { prototype: object };
  return Object.getOwnPropertyNames(prototype).map((name): unknown => Object.getOwnPropertyDescriptor(prototype, name)?.value)
    .filter((handler): handler is object => typeof handler === 'function' && Reflect.hasMetadata(METHOD_METADATA, handler));
}

function pathsOf(target: object): string[] {
  return [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();
}
