/** UTF-16 units; the length of a posting table's `term` column. */
export const maximumTermLength = 32;
/** Of one query: each is a look-up, and more do not find less. */
const maximumQueryTerms = 10;
/** Ends of a serial number or phone number that people may search by. */
const shortestTail = 3;

/** Scripts written without spaces: cut into pairs of characters. */
const ideographs = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const ideographRun = new RegExp(`[${ideographs}]+`, 'gu');
const word = String.raw`(?:(?![${ideographs}])[\p{L}\p{N}])+`;
const words = new RegExp(word, 'gu');
/** `KFR-72LW/Q2`: looked for as a whole and by its parts. */
const compounds = new RegExp(`${word}(?:[-_./]${word})+`, 'gu');

/** One word or pair of characters of a query; `prefix` when it may be only the beginning of what was indexed. */
export interface QueryTerm {
  term: string;
  prefix: boolean;
}

/**
 * What to write into a posting table. `text` is prose and names; `exact` is what people know by its end: serial numbers, phones.
 * The answer holds no term twice.
 */
export function indexTerms(parts: { text?: string[]; exact?: string[] }): string[] {
  const terms = new Set<string>();
  for (const part of [...(parts.text ?? []), ...(parts.exact ?? [])]) addText(terms, fold(part));
  for (const part of parts.exact ?? []) addTails(terms, fold(part));
  return [...terms];
}

/** What to look for: everything found must have every term. Nothing to look for (only punctuation) finds nothing. */
export function queryTerms(query: string): QueryTerm[] {
  const folded = fold(query);
  const terms = new Map<string, QueryTerm>();
  const add = (term: string, prefix: boolean) => terms.set(term, { term, prefix });
  for (const [run] of folded.matchAll(ideographRun)) {
    const characters = [...run];
    // A single character begins a pair, or stands alone at the end of a run.
    if (characters.length === 1) add(run, true);
    else pairs(characters).forEach((pair) => add(pair, false));
  }
  for (const [found] of folded.matchAll(words)) add(cut(found), true);
  return [...terms.values()].slice(0, maximumQueryTerms);
}

function addText(terms: Set<string>, folded: string): void {
  for (const [run] of folded.matchAll(ideographRun)) {
    const characters = [...run];
    pairs(characters).forEach((pair) => terms.add(pair));
    terms.add(characters.at(-1) ?? run);
  }
  for (const [found] of folded.matchAll(words)) terms.add(cut(found));
  for (const [found] of folded.matchAll(compounds)) terms.add(cut(found.replace(/[-_./]/g, '')));
}

/** `SN-0471` → `sn0471`, `n0471`, `0471`, `471`: looked up by prefix, these find every part of three characters or more. */
function addTails(terms: Set<string>, folded: string): void {
  const characters = [...folded.matchAll(words)].flatMap(([found]) => [...found]);
  if (characters.length > 0) terms.add(cut(characters.join('')));
  for (let start = 1; start <= characters.length - shortestTail; start += 1) terms.add(cut(characters.slice(start).join('')));
}

function pairs(characters: string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Full-width forms become half-width, capitals small, accents go. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase();
}

function cut(term: string): string {
  if (term.length <= maximumTermLength) return term;
  const end = term.slice(0, maximumTermLength);
  // Not through the middle of a surrogate pair.
  return /[\ud800-\udbff]$/.test(end) ? end.slice(0, -1) : end;
}
