/** UTF-16 units; the length of a posting table's `term` column. */
export const maximumTermLength = 32;
/** Of one query: each is a look-up, and more do not find less. */
const maximumQueryTerms = 10;
/** Ends of a serial number or phone number that people may search by. */
const shortestTail = 3;

/** Scripts written without spaces: cut into pairs of characters. */
const ideographs = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const word = String.raw`(?:(?![${ideographs}])[\p{L}\p{N}])+`;
const words = new RegExp(word, 'gu');
const seams = /[-_./]/;
/** `KFR-72LW/Q2` is found by each of its parts, and by what is written of it at once: `KFR-72`, `72LW/Q`. */
const compounds = new RegExp(`${word}(?:${seams.source}${word})+`, 'gu');
const indexedRuns = new RegExp(`([${ideographs}]+)|${word}`, 'gu');
const queriedRuns = new RegExp(`([${ideographs}]+)|${word}(?:${seams.source}${word})*`, 'gu');

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
  const terms = new Map<string, QueryTerm>();
  const add = (term: string, prefix: boolean) => terms.set(term, { term: cut(term), prefix });
  for (const { text, ideographic, left, right } of runsOf(fold(query), queriedRuns)) {
    if (!ideographic) {
      const parts = text.split(seams);
      const [first, last] = [parts[0] ?? '', parts.at(-1) ?? ''];
      // `SN-0471` as one: half of all devices may have an `SN`, and another serial number the `0471`.
      if (parts.length > 1) add(parts.join(''), right === null);
      // `17号`: the seams say more than the word alone.
      if (left !== null) add(`${left}${first}`, right === null && parts.length === 1);
      if (right !== null) add(`${last}${right}`, false);
      if (parts.length === 1 && left === null && right === null) add(text, true);
      continue;
    }
    const characters = [...text];
    pairs(characters).forEach((pair) => add(pair, false));
    // A single character begins a pair, or stands alone at the end of a run; next to a word it is in the seam already.
    if (characters.length === 1 && left === null && right === null) add(text, true);
  }
  return [...terms.values()].slice(0, maximumQueryTerms);
}

function addText(terms: Set<string>, folded: string): void {
  for (const { text, ideographic, left, right } of runsOf(folded, indexedRuns)) {
    if (ideographic) {
      const characters = [...text];
      pairs(characters).forEach((pair) => terms.add(pair));
      terms.add(characters.at(-1) ?? text);
      continue;
    }
    terms.add(cut(text));
    if (left !== null) terms.add(cut(`${left}${text}`));
    if (right !== null) terms.add(cut(`${text}${right}`));
  }
  for (const [found] of folded.matchAll(compounds)) {
    const parts = found.split(seams);
    parts.forEach((_, index) => terms.add(cut(parts.slice(index).join(''))));
  }
}

/** A word, or ideographs without a gap. A word also knows the ideographs that it touches: `3号楼` is not in `13号楼`. */
interface Run {
  text: string;
  ideographic: boolean;
  left: string | null;
  right: string | null;
}

function runsOf(folded: string, runs: RegExp): Run[] {
  const found = [...folded.matchAll(runs)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length, ideographic: match[1] !== undefined }));
  return found.map(({ text, start, end, ideographic }, index) => {
    const before = found[index - 1];
    const after = found[index + 1];
    const touchesBefore = before?.end === start && before.ideographic !== ideographic;
    const touchesAfter = after?.start === end && after.ideographic !== ideographic;
    return { text, ideographic, left: touchesBefore ? [...before.text].at(-1) ?? null : null, right: touchesAfter ? [...after.text][0] ?? null : null };
  });
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
