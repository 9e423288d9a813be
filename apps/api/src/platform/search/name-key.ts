/** UTF-16 units; the length of a `nameKey` column. */
export const maximumNameKeyLength = 120;

/**
 * Two names with the same key are the same name to people: full-width and half-width, capital and small letters, any blanks. Kept in a
 * column of binary collation, so that the database and the code agree on what is a duplicate.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, maximumNameKeyLength).replace(/[\ud800-\udbff]$/, '');
}
