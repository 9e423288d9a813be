import { Tabs } from 'antd';
import { Page } from '../../components/page';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { Accesses } from './accesses';
import { Outbox } from './outbox';
import { ScheduledRuns } from './scheduled-runs';

const tabs = ['outbox', 'runs', 'accesses'] as const;
const fields = { tab: oneOf(tabs) };

export default function OperationsPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const tab = filters.tab ?? 'outbox';
  return (
    <Page title={words.operations.title}>
      <Tabs activeKey={tab} onChange={(key) => change({ tab: key as (typeof tabs)[number] })} items={tabs.map((key) => ({ key, label: words.operations.tabs[key] }))} />
      {tab === 'outbox' ? <Outbox /> : null}
      {tab === 'runs' ? <ScheduledRuns /> : null}
      {tab === 'accesses' ? <Accesses /> : null}
    </Page>
  );
}
