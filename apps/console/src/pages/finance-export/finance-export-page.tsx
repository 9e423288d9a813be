import { exportKinds } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Loaded, Page } from '../../components/page';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { DownloadPanel } from './download-panel';
import { ExportSettingsForm } from './export-settings-form';

const fields = { kind: oneOf(exportKinds) };

/** What accounting imports: which rows, of which days, in its own columns and codes. */
export default function FinanceExportPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const kind = filters.kind ?? 'payments';
  const settings = useQuery({ queryKey: keys.exportSettings, queryFn: () => call('GET /finance/export-settings') });
  return (
    <Page title={words.financeExport.title} narrow>
      <div style={{ overflowX: 'auto', marginBottom: 16 }}>
        <Segmented value={kind} onChange={(value) => change({ kind: value }, { replace: true, keepScroll: true })} options={exportKinds.map((value) => ({ value, label: words.exportKinds[value] }))} aria-label={words.financeExport.what} />
      </div>
      <DownloadPanel kind={kind} />
      <Loaded query={settings}>{(loaded) => <ExportSettingsForm key={JSON.stringify(loaded)} settings={loaded} kind={kind} />}</Loaded>
    </Page>
  );
}
