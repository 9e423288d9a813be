import type { LedgerEntry, LedgerQuery } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { pageStyles as page } from '../../components/page';
import { TicketLink } from '../../components/ticket-link';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import styles from './ledger.module.css';

/** Entry by entry, the lines of each under one another, debits before credits as a voucher has them. */
export function LedgerEntries({ query, filtered }: { query: LedgerQuery; filtered: boolean }) {
  const words = useWords();
  const pages = usePages<LedgerEntry>(keys.ledgerEntries(query), (cursor) => call('GET /finance/ledger', { query: { ...query, cursor } }));
  const { ledger: text } = words;
  return (
    <DataList
      pages={pages}
      label={text.entries}
      testId="ledger-entries"
      empty={{ text: filtered ? text.emptyFiltered : text.empty }}
      columns={[
        { key: 'on', title: text.columns.on, render: (_value, { on, id }) => <>{on}<div className={page.hint}>{text.entryNumber(id)}</div></> },
        { key: 'source', title: text.columns.source, render: (_value, { source, text: said }) => <>{words.ledgerSources[source]}{said ? <div className={`${page.hint} ${page.clip}`} title={said}>{said}</div> : null}</> },
        { key: 'ticket', title: text.columns.ticket, render: (_value, entry) => <Subject entry={entry} /> },
        { key: 'account', title: text.columns.account, render: (_value, entry) => <Lines entry={entry}>{({ account, credit }) => <span className={credit !== 0 ? styles.credit : undefined}>{words.ledgerAccounts[account]}</span>}</Lines> },
        { key: 'debit', title: text.columns.debit, align: 'right', render: (_value, entry) => <Lines entry={entry}>{({ debit }) => (debit === 0 ? null : <Amount fen={debit} />)}</Lines> },
        { key: 'credit', title: text.columns.credit, align: 'right', render: (_value, entry) => <Lines entry={entry}>{({ credit }) => (credit === 0 ? null : <Amount fen={credit} />)}</Lines> },
      ]}
      card={(entry) => (
        <>
          <div className={page.cardTop}><span className={page.cardTitle}>{words.ledgerSources[entry.source]}</span><span className={page.hint}>{entry.on} {text.entryNumber(entry.id)}</span></div>
          <div className={page.cardLine}><Subject entry={entry} /><span>{entry.text}</span></div>
          {sorted(entry).map((line) => (
            <div key={`${line.account}-${line.debit}-${line.credit}`} className={page.cardTop} style={{ marginTop: 4 }}>
              <span className={line.credit !== 0 ? styles.credit : undefined}>{line.debit !== 0 ? text.columns.debit : text.columns.credit} {words.ledgerAccounts[line.account]}</span>
              <Amount fen={line.debit !== 0 ? line.debit : line.credit} />
            </div>
          ))}
        </>
      )}
    />
  );
}

function sorted({ lines }: LedgerEntry): LedgerEntry['lines'] {
  return [...lines].sort((a, b) => Number(a.debit === 0) - Number(b.debit === 0));
}

function Lines({ entry, children }: { entry: LedgerEntry; children: (line: LedgerEntry['lines'][number]) => ReactNode }) {
  return <div className={styles.lines}>{sorted(entry).map((line, index) => <div key={index}>{children(line)}</div>)}</div>;
}

function Subject({ entry: { ticketId, ticketNumber, customerName } }: { entry: LedgerEntry }) {
  return (
    <div>
      {ticketId !== null && ticketNumber !== null ? <TicketLink id={ticketId} number={ticketNumber} /> : null}
      {customerName ? <div className={page.hint}>{customerName}</div> : null}
    </div>
  );
}
