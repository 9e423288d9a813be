import type { FastifyInstance } from 'fastify';
import { DomainError } from '../errors/domain-error.js';

/** Levels of objects and lists; our deepest body has four. */
const deepest = 12;

/**
 * Refuses bodies that no DTO describes but that the transformer would walk before validation says so: thousands of levels end in a
 * stack overflow, and a list in a list of DTOs passes as if its members had been checked. A pair of numbers is no list but a corner on the map.
 */
export function refuseStrangeBodies(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    done(isStrange(request.body, deepest) ? new DomainError('malformed-request') : undefined);
  });
}

function isStrange(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((member) => (Array.isArray(member) ? !isPair(member) : isStrange(member, levels - 1)));
  return Object.values(value).some((member) => isStrange(member, levels - 1));
}

function isPair(list: unknown[]): boolean {
  return list.length === 2 && list.every((member) => typeof member === 'number');
}
