import { invalidField } from '../../platform/errors/domain-error.js';
import { nameKey } from '../../platform/search/name-key.js';

interface Present {
  id: number;
  nameKey: string;
  withdrawnAt: Date | null;
}
/** With an id: that row as it is to be. Without: a new row. */
export type Planned<Wanted> = Wanted & { nameKey: string; position: number; withdrawnAt: null };

/**
 * The list somebody wants, as rows: an id keeps its row, a name that was there before is the same row again, the rest are new. What is
 * missing is to be withdrawn.
 * @param list the field of the request, and the field of its items that may not be there twice
 * @throws DomainError `validation-failed` for an id of another category, and for what is there twice
 */
export function planList<Wanted extends { id?: number }>(
  list: { field: string; nameField: keyof Wanted & string }, present: readonly Present[], wanted: readonly Wanted[],
): { saved: Planned<Wanted>[]; withdrawn: number[] } {
  const known = new Set(present.map(({ id }) => id));
  const kept = new Set(wanted.flatMap(({ id }) => id ?? []));
  // Of two old rows of one name, the one that is still offered.
  const spare = new Map([...present].sort((a, b) => Number(a.withdrawnAt === null) - Number(b.withdrawnAt === null))
    .filter(({ id }) => !kept.has(id)).map((row) => [row.nameKey, row.id]));
  const usedIds = new Set<number>();
  const usedNames = new Set<string>();
  const saved = wanted.map((item, position) => {
    const key = nameKey(String(item[list.nameField]));
    const id = item.id ?? spare.get(key);
    if (usedNames.has(key)) throw invalidField(`${list.field}.${position}.${list.nameField}`, 'duplicate');
    if (id !== undefined && !known.has(id)) throw invalidField(`${list.field}.${position}.id`, 'unknown');
    if (id !== undefined && usedIds.has(id)) throw invalidField(`${list.field}.${position}.id`, 'duplicate');
    usedNames.add(key);
    if (id !== undefined) usedIds.add(id);
    return { ...item, ...(id === undefined ? {} : { id }), nameKey: key, position, withdrawnAt: null };
  });
  return { saved, withdrawn: present.filter(({ id, withdrawnAt }) => withdrawnAt === null && !usedIds.has(id)).map(({ id }) => id) };
}
