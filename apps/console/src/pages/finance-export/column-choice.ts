import type { ExportColumn } from '@scanfix/shared-types';

/** A column that can be exported, in the order in which it would be; those not used stand last. */
export interface ChosenColumn extends ExportColumn {
  used: boolean;
}

/** What is exported in its order, then what could be. A column that the server no longer knows is left out. */
export function choiceOf(columns: readonly ExportColumn[], available: readonly string[], name: (field: string) => string): ChosenColumn[] {
  const known = columns.filter(({ field }) => available.includes(field));
  const others = available.filter((field) => !known.some((column) => column.field === field));
  return [...known.map((column) => ({ ...column, used: true })), ...others.map((field) => ({ field, heading: name(field), used: false }))];
}

export function columnsOf(choice: readonly ChosenColumn[]): ExportColumn[] {
  return choice.filter(({ used }) => used).map(({ field, heading }) => ({ field, heading: heading.trim() }));
}

/** Takes one from its place and puts it at another. */
export function move<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const moved = items[from];
  if (moved === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_item, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}
