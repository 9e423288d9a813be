import { RedoOutlined, UploadOutlined } from '@ant-design/icons';
import type { Reconciliation } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { useFormat } from '../../components/format';
import { ReconciliationMark } from '../../components/money-marks';
import { Loaded, Page, Panel } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { useWords, type Words } from '../../i18n';
import { DayTotals } from './day-totals';
import { DifferenceQueue } from './difference-queue';
import { UploadDialog } from './upload-dialog';

/** Every second while it runs; a bill that WeChat has not made comes in hours. */
const lookAgainMilliseconds = { running: 1_000, waiting: 30_000 };

/** One day of one merchant: live while it runs, then what to work off. */
export default function ReconciliationPage() {
  const words = useWords();
  const client = useQueryClient();
  const id = Number(useParams().id);
  const query = useQuery({
    queryKey: keys.reconciliation(id),
    queryFn: () => call('GET /reconciliations/:id', { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || state.data?.state === 'waiting' ? lookAgainMilliseconds[state.data.state] : false),
  });
  // Once it is done, what it found is there to be read.
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === 'running' && state !== 'running') {
      for (const queryKey of [['reconciliations', 'list'], ['reconciliations', 'differences'], keys.financeOverview, keys.payments]) void client.invalidateQueries({ queryKey });
    }
    before.current = state;
  }, [client, state]);
  return <Loaded query={query} notFound={words.reconciliation.notFound}>{(day) => <Day day={day} />}</Loaded>;
}

function Day({ day }: { day: Reconciliation }) {
  const words = useWords();
  const format = useFormat();
  const { reconciliation: text } = words;
  const facts = [
    text.merchant(day.mchid),
    day.source === 'fetched' ? text.sourceFetched : day.source === 'uploaded' ? text.sourceUploaded : null,
    day.runs > 0 ? text.runs(day.runs) : null,
    day.finishedAt && day.state !== 'running' ? text.finishedAt(format.exact(day.finishedAt)) : null,
  ];
  return (
    <Page
      backTo="/reconciliations"
      title={<span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>{text.dayTitle(day.date)} <ReconciliationMark state={day.state} /></span>}
      subtitle={facts.filter(Boolean).join(' · ')}
      extra={<Actions day={day} />}
    >
      {day.state === 'running' ? <Alert type="info" showIcon role="status" style={{ marginBottom: 16 }} title={words.reconciliationStates.running} description={text.progress(format.number(day.progress))} /> : null}
      {day.problem ? <Alert type={day.state === 'failed' ? 'error' : 'info'} showIcon style={{ marginBottom: 16 }} title={problemText(day.problem, words)} /> : null}
      {day.finishedAt || day.billLines > 0 ? <Panel testId="day-totals"><DayTotals day={day} /></Panel> : null}
      <DifferenceQueue day={day} />
    </Page>
  );
}

/** Our own word for what is wrong with a bill, or WeChat's; else the code itself, for whoever is asked for help. */
function problemText(problem: string, words: Words): string {
  const known: Record<string, string> = words.problems;
  return known[problem] ?? words.wechatFailures[problem] ?? words.reconciliation.problem(problem);
}

function Actions({ day }: { day: Reconciliation }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const mayRun = useMay('finance:work');
  const [uploading, setUploading] = useState(false);
  const renew = (fresh: Reconciliation): void => {
    client.setQueryData(keys.reconciliation(fresh.id), fresh);
    void client.invalidateQueries({ queryKey: keys.reconciliations });
  };
  const again = useMutation({
    mutationFn: () => call('POST /reconciliations', { body: { date: day.date, merchantId: day.merchantId } }),
    onSuccess: (fresh) => {
      renew(fresh);
      void message.success(words.reconciliation.started);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  if (!mayRun) return null;
  const busy = day.state === 'running';
  return (
    <>
      <Button icon={<UploadOutlined />} disabled={busy} onClick={() => setUploading(true)}>{words.reconciliation.upload}</Button>
      <Button icon={<RedoOutlined />} disabled={busy} loading={again.isPending} onClick={() => again.mutate()}>{words.reconciliation.again}</Button>
      <UploadDialog open={uploading} date={day.date} merchantId={day.merchantId} onClose={() => setUploading(false)} onUploaded={renew} />
    </>
  );
}
