import type { Part } from '@scanfix/shared-types';
import type { PartRow } from './part.entity.js';

export function partOf({ id, code, name, unit, priceFen, active, warrantyMonths, version }: PartRow, categoryIds: number[]): Part {
  return { id, code, name, unit, priceFen, categoryIds, active, warrantyMonths, version };
}
