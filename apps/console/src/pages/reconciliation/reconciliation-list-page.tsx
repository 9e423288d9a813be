import { PlayCircleOutlined, UploadOutlined } from '@ant-design/icons';
import { reconciliationStates, type CalendarDate, type Reconciliation } from '@scanfix/shared-types';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { Page, pageStyles as page } from '../../components/page';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { DayCalendar, monthField } from './day-calendar';
import { DayList } from './day-list';
import { RunDialog } from './run-dialog';
import { UploadDialog } from './upload-dialog';

const views = ['calendar', 'list'] as const;
const fields = { view: oneOf(views), state: oneOf(reconciliationStates), month: monthField };

/** Day by day, whether every fen agrees with WeChat. */
export default function ReconciliationListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const mayRun = useMay('finance:work');
  const { filters, change } = useUrlFilters(fields);
  const view = filters.view ?? 'calendar';
  const [running, setRunning] = useState<{ date: CalendarDate | null } | null>(null);
  const [uploading, setUploading] = useState(false);
  const open = ({ id }: Pick<Reconciliation, 'id'>): void => void navigate(`/reconciliations/${id}`);
  const { reconciliation: text } = words;
  const buttons = mayRun ? (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setUploading(true)}>{text.upload}</Button>
      <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => setRunning({ date: null })}>{text.run}</Button>
    </>
  ) : null;
  return (
    <Page title={text.title} subtitle={text.intro} extra={buttons}>
      <div className={page.tools}>
        <Segmented value={view} onChange={(value) => change({ view: value === 'calendar' ? undefined : value })} options={views.map((value) => ({ value, label: text.views[value] }))} />
        {view === 'list' ? (
          <Select allowClear aria-label={text.columns.state} placeholder={text.allStates} style={{ width: 180 }} value={filters.state ?? null} onChange={(state) => change({ state: state ?? undefined })} options={reconciliationStates.map((value) => ({ value, label: words.reconciliationStates[value] }))} />
        ) : null}
      </div>
      {view === 'list' ? <DayList state={filters.state} onOpen={open} /> : <DayCalendar month={filters.month} onMonth={(month) => change({ month }, { replace: true, keepScroll: true })} {...(mayRun ? { onRun: (date: CalendarDate) => setRunning({ date }) } : {})} />}
      <RunDialog day={running} onClose={() => setRunning(null)} onStarted={open} />
      <UploadDialog open={uploading} date={null} onClose={() => setUploading(false)} onUploaded={open} />
    </Page>
  );
}
