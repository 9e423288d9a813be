import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** How one filter stands in the URL. What cannot be read is left out, so that an old or mangled link still opens. */
export interface UrlField<Value> {
  read: (text: string) => Value | undefined;
  write: (value: Value) => string;
}

export type FilterFields = Record<string, UrlField<never>>;
export type Filters<Fields> = { [Key in keyof Fields]?: Fields[Key] extends UrlField<infer Value> ? Value : never };

export const text: UrlField<string> = { read: (value) => value.trim() || undefined, write: (value) => value };
export const id: UrlField<number> = { read: (value) => (/^[1-9]\d{0,15}$/.test(value) ? Number(value) : undefined), write: String };
export const flag: UrlField<true> = { read: (value) => (value === '1' ? true : undefined), write: () => '1' };
export const day: UrlField<string> = { read: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined), write: (value) => value };

export function oneOf<const Value extends string>(values: readonly Value[]): UrlField<Value> {
  return { read: (value) => values.find((known) => known === value), write: (value) => value };
}

/** Several of the listed, separated by commas; unknown ones are left out. */
export function someOf<const Value extends string>(values: readonly Value[]): UrlField<Value[]> {
  return {
    read: (value) => {
      const known = values.filter((one) => value.split(',').includes(one));
      return known.length > 0 ? known : undefined;
    },
    write: (chosen) => chosen.join(','),
  };
}

export function readFilters<Fields extends object>(fields: Fields, search: URLSearchParams): Filters<Fields> {
  const filters: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields) as [string, UrlField<unknown>][]) {
    const value = field.read(search.get(key) ?? '');
    if (value !== undefined) filters[key] = value;
  }
  return filters as Filters<Fields>;
}

/** Keeps what other parts of the page have in the URL; an absent filter leaves it. */
export function writeFilters<Fields extends object>(fields: Fields, filters: Filters<Fields>, search = new URLSearchParams()): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [key, field] of Object.entries(fields) as [string, UrlField<unknown>][]) {
    const value = (filters as Record<string, unknown>)[key];
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) next.delete(key);
    else next.set(key, field.write(value));
  }
  return next;
}

/** Filters that live in the URL: shared by link, kept by Back. */
export function useUrlFilters<Fields extends object>(fields: Fields) {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(fields, search), [fields, search]);
  const change = useCallback(
    (part: Filters<Fields>, options: { replace?: boolean; keepScroll?: boolean } = {}) =>
      setSearch((current) => writeFilters(fields, { ...readFilters(fields, current), ...part }, current), { replace: options.replace ?? false, preventScrollReset: options.keepScroll ?? false }),
    [fields, setSearch],
  );
  const replaceAll = useCallback((next: Filters<Fields>) => setSearch((current) => writeFilters(fields, next, current)), [fields, setSearch]);
  return { filters, change, replaceAll };
}
