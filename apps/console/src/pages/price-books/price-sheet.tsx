import type { PriceBookContent } from '@scanfix/shared-types';
import { moneyText } from '../../components/money';
import { pageStyles, Panel } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { useWords } from '../../i18n';
import { kilometerText, labourText } from './price-changes';
import styles from './price-books.module.css';
import { useAllParts } from './use-price-books';

/** The prices as they are read: everything that counts, nothing that costs nothing. */
export function PriceSheet({ book }: { book: PriceBookContent }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const { callOut } = book;
  const additions: [string, number][] = [
    ...[...callOut.distance].sort((one, other) => one.beyondMeters - other.beyondMeters).map(({ beyondMeters, fee }): [string, number] => [`${text.beyond} ${kilometerText(beyondMeters)} ${text.kilometers}`, fee]),
    ...callOut.time.map(({ kind, from, to, fee }): [string, number] => [kind === 'hours' ? `${from}–${to}` : words.timeSurcharges[kind], fee]),
    ...(['normal', 'urgent', 'emergency'] as const).filter((urgency) => callOut.urgency[urgency] > 0).map((urgency): [string, number] => [words.urgencies[urgency], callOut.urgency[urgency]]),
  ];
  return (
    <>
      <Panel title={text.callOut}>
        <ul className={styles.rows}>
          <Row label={text.base} sum={moneyText(callOut.base)} />
          {additions.map(([label, fee]) => <Row key={label} label={label} sum={`+${moneyText(fee)}`} />)}
        </ul>
        {callOut.distance.length > 0 && !callOut.origin ? <p className={pageStyles.hint} style={{ marginBottom: 0 }}>{text.noOrigin}</p> : null}
      </Panel>
      <Panel title={text.labour}><LabourRows book={book} /></Panel>
      <Panel title={text.parts}><PartRows book={book} /></Panel>
    </>
  );
}

function Row({ label, hint, sum }: { label: string; hint?: string; sum: string }) {
  return (
    <li className={styles.row}>
      <div className={styles.rowText}>{label}{hint ? <div className={pageStyles.hint}>{hint}</div> : null}</div>
      <span className={styles.sum}>{sum}</span>
    </li>
  );
}

function LabourRows({ book: { labour } }: { book: PriceBookContent }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const categories = useCategories();
  if (labour.length === 0) return <span className={pageStyles.hint}>{text.noLabour}</span>;
  const groups = [null, ...(categories.data ?? [])].map((category) => ({ name: category?.name ?? text.everyCategory, category, rows: labour.filter(({ categoryId }) => categoryId === (category?.id ?? null)) }));
  return (
    <>
      {groups.filter(({ rows }) => rows.length > 0).map(({ name, category, rows }) => (
        <div key={name}>
          <h3 className={styles.group}>{name}</h3>
          <ul className={styles.rows}>
            {rows.map((price) => {
              const faults = category?.problemTypes.filter(({ id }) => price.problemTypeIds.includes(id)).map((fault) => fault.name) ?? [];
              const [sum = '', ...rest] = labourText(price, words).split(' · ');
              return <Row key={price.code} label={`${price.code} ${price.name}`} hint={[...faults, ...rest].join(' · ')} sum={sum} />;
            })}
          </ul>
        </div>
      ))}
    </>
  );
}

function PartRows({ book: { parts } }: { book: PriceBookContent }) {
  const { priceBooks: text } = useWords();
  const { byId } = useAllParts(parts.length > 0);
  if (parts.length === 0) return <span className={pageStyles.hint}>{text.noParts}</span>;
  return (
    <ul className={styles.rows}>
      {parts.map(({ partId, price }) => {
        const part = byId.get(partId);
        return <Row key={partId} label={part ? `${part.code} ${part.name}` : text.unknownPart} {...(part ? { hint: text.catalogue(moneyText(part.priceFen)) } : {})} sum={part ? text.per(moneyText(price), part.unit) : moneyText(price)} />;
      })}
    </ul>
  );
}
