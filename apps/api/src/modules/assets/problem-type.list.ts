import type { SaveAssetCategoryRequest } from '@scanfix/shared-types';
import type { ProblemTypeRow } from './problem-type.entity.js';
import { invalidField } from '../../platform/errors/domain-error.js';
import { nameKey } from '../../platform/search/name-key.js';

type Present = Pick<ProblemTypeRow, 'id' | 'nameKey' | 'withdrawnAt'>;
/** With an id: that row as it is to be. Without: a new row. */
export type PlannedProblemType = Pick<ProblemTypeRow, 'name' | 'nameKey' | 'position' | 'withdrawnAt'> & { id?: number };

/**
 * The list somebody wants, as rows: an id keeps its row, a name that was there before is the same row again, the rest are new. What is
 * missing is to be withdrawn.
 * @throws DomainError `validation-failed` for an id of another category, and for what is there twice
 */
export function planProblemTypes(present: readonly Present[], wanted: SaveAssetCategoryRequest['problemTypes']): { saved: PlannedProblemType[]; withdrawn: number[] } {
  const byId = new Map(present.map((row) => [row.id, row]));
  const kept = new Set(wanted.flatMap(({ id }) => id ?? []));
  // Of two old rows of one name, the one that is still offered.
  const spare = new Map([...present].sort((a, b) => Number(a.withdrawnAt === null) - Number(b.withdrawnAt === null))
    .filter(({ id }) => !kept.has(id)).map((row) => [row.nameKey, row.id]));
  const usedIds = new Set<number>();
  const usedNames = new Set<string>();
  const saved = wanted.map(({ id: wantedId, name }, position) => {
    const key = nameKey(name);
    const id = wantedId ?? spare.get(key);
    if (usedNames.has(key)) throw invalidField(`problemTypes.${position}.name`, 'duplicate');
    if (id !== undefined && !byId.has(id)) throw invalidField(`problemTypes.${position}.id`, 'unknown');
    if (id !== undefined && usedIds.has(id)) throw invalidField(`problemTypes.${position}.id`, 'duplicate');
    usedNames.add(key);
    if (id !== undefined) usedIds.add(id);
    return { ...(id === undefined ? {} : { id }), name, nameKey: key, position, withdrawnAt: null };
  });
  return { saved, withdrawn: present.filter(({ id, withdrawnAt }) => withdrawnAt === null && !usedIds.has(id)).map(({ id }) => id) };
}
