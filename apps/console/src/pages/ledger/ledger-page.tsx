import { ledgerAccounts, ledgerSources, type LedgerAccount } from '@scanfix/shared-types';
import { Button, Select, Tabs, Tag } from 'antd';
import { Page, pageStyles as page } from '../../components/page';
import { PeriodField } from '../../components/period-field';
import { day, id, oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { Balances } from './balances';
import { LedgerCheckPanel, useLedgerCheck } from './ledger-check';
import { LedgerEntries } from './ledger-entries';

const accounts = Object.keys(ledgerAccounts) as LedgerAccount[];
const tabs = ['entries', 'balances'] as const;
const fields = { tab: oneOf(tabs), from: day, to: day, account: oneOf(accounts), source: oneOf(ledgerSources), ticketId: id };

/** The books: what was posted, what it sums to, and the proof that both are right. */
export default function LedgerPage() {
  const words = useWords();
  const check = useLedgerCheck();
  const { filters, change, replaceAll } = useUrlFilters(fields);
  const { tab = 'entries', from, to, ...narrowing } = filters;
  const { ledger: text } = words;
  const filtered = Object.values({ from, to, ...narrowing }).some((value) => value !== undefined);
  return (
    <Page title={text.title} subtitle={text.intro} extra={check.button}>
      <LedgerCheckPanel check={check} />
      <Tabs activeKey={tab} onChange={(key) => change({ tab: key === 'entries' ? undefined : (key as (typeof tabs)[number]) })} items={tabs.map((key) => ({ key, label: text[key] }))} />
      <div className={page.tools}>
        <PeriodField from={from} to={to} onChange={change} />
        {tab === 'entries' ? (
          <>
            <Select allowClear aria-label={text.columns.account} placeholder={text.allAccounts} style={{ width: 200 }} value={narrowing.account ?? null} onChange={(account) => change({ account: account ?? undefined })} options={accounts.map((value) => ({ value, label: words.ledgerAccounts[value] }))} />
            <Select allowClear aria-label={text.columns.source} placeholder={text.allSources} style={{ width: 180 }} value={narrowing.source ?? null} onChange={(source) => change({ source: source ?? undefined })} options={ledgerSources.map((value) => ({ value, label: words.ledgerSources[value] }))} />
            {narrowing.ticketId ? <Tag closable onClose={() => change({ ticketId: undefined })}>{words.payments.ofTicket}</Tag> : null}
          </>
        ) : null}
        {filtered ? <Button type="link" size="small" onClick={() => replaceAll(tab === 'entries' ? {} : { tab })}>{words.general.clearFilters}</Button> : null}
      </div>
      {tab === 'entries' ? (
        <LedgerEntries query={{ from, to, ...narrowing }} filtered={filtered} />
      ) : (
        <Balances period={{ from, to }} onOpen={(account) => change({ tab: undefined, account })} />
      )}
    </Page>
  );
}
