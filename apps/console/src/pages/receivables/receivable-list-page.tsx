import { Tabs } from 'antd';
import { Page } from '../../components/page';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { Ageing } from './ageing';
import { OpenReceivables } from './open-receivables';

const tabs = ['open', 'ageing'] as const;
const fields = { tab: oneOf(tabs) };

export default function ReceivableListPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const tab = filters.tab ?? 'open';
  return (
    <Page title={words.receivables.title}>
      <Tabs activeKey={tab} onChange={(key) => change({ tab: key === 'open' ? undefined : (key as (typeof tabs)[number]) })} items={tabs.map((key) => ({ key, label: words.receivables.tabs[key] }))} />
      {tab === 'open' ? <OpenReceivables /> : <Ageing />}
    </Page>
  );
}
