import type { EntityManager } from 'typeorm';

/** An open transaction, for code that must not know TypeORM. Repositories take it. */
export type Transaction = EntityManager;
