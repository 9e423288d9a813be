import { skillLevels, type LabourPrice, type PriceBookContent, type TimeSurcharge } from '@scanfix/shared-types';
import { moneyText } from '../../components/money';
import type { Words } from '../../i18n';

export interface PriceChange {
  label: string;
  /** Null: it was not there. */
  before: string | null;
  /** Null: it is there no more. */
  after: string | null;
  /** More or less to pay; zero where only something else about it changed. */
  difference: number;
}
interface Entry {
  label: string;
  text: string;
  sum: number;
}

/** What a new price book changes, price by price, in the order in which it is read. */
export function priceChanges(before: PriceBookContent, after: PriceBookContent, words: Words, partName: (partId: number) => string): PriceChange[] {
  const old = entriesOf(before, words, partName);
  const young = entriesOf(after, words, partName);
  return [...new Set([...young.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), young.get(key)];
    if (was?.text === is?.text && was?.label === is?.label) return [];
    return [{ label: (is ?? was)?.label ?? key, before: was?.text ?? null, after: is?.text ?? null, difference: was && is ? is.sum - was.sum : 0 }];
  });
}

function entriesOf({ taxRate, callOut, labour, parts }: PriceBookContent, words: Words, partName: (partId: number) => string): Map<string, Entry> {
  const text = words.priceBooks.changes;
  const fee = (label: string, sum: number): Entry => ({ label, text: moneyText(sum), sum });
  const { origin } = callOut;
  return new Map<string, Entry>([
    ['tax', { label: text.taxRate, text: percentText(taxRate), sum: 0 }],
    ['base', fee(text.base, callOut.base)],
    ...(origin ? [['origin', { label: text.origin, text: `${origin.latitude.toFixed(5)}, ${origin.longitude.toFixed(5)}`, sum: 0 }] as const] : []),
    ...callOut.distance.map((step) => [`distance ${step.beyondMeters}`, fee(text.distance(kilometerText(step.beyondMeters)), step.fee)] as const),
    ...callOut.time.map((surcharge) => [`${surcharge.kind} ${surcharge.from} ${surcharge.to}`, fee(timeLabel(surcharge, words), surcharge.fee)] as const),
    ...(['normal', 'urgent', 'emergency'] as const).filter((urgency) => callOut.urgency[urgency] > 0).map((urgency) => [urgency, fee(text.urgency(words.urgencies[urgency]), callOut.urgency[urgency])] as const),
    ...labour.map((price) => [`labour ${price.code}`, { label: `${price.code} ${price.name}`, text: labourText(price, words), sum: price.price }] as const),
    ...parts.map(({ partId, price }) => [`part ${partId}`, fee(partName(partId), price)] as const),
  ]);
}

function timeLabel({ kind, from = '', to = '' }: TimeSurcharge, words: Words): string {
  const text = words.priceBooks.changes;
  return kind === 'hours' ? text.hours(from, to) : text[kind];
}

const highestLevel = skillLevels.at(-1);

export function labourText({ price, unit, level, usualFrom, usualTo }: LabourPrice, words: Words): string {
  const { priceBooks: text } = words;
  return [
    text.per(moneyText(price), words.labourUnits[unit]),
    level === highestLevel ? words.recommendation.skillLevels[level] : text.levelText(words.recommendation.skillLevels[level]),
    text.usualText(quantityText(usualFrom), quantityText(usualTo), words.labourUnits[unit]),
  ].join(' · ');
}

/** 150 → `1.5`. */
export function quantityText(hundredths: number): string {
  return String(hundredths / 100);
}

export function percentText(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

export function kilometerText(meters: number): string {
  return String(meters / 1000);
}
