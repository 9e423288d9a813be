import { PlusOutlined } from '@ant-design/icons';
import type { FinanceOverview } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Figures } from '../../components/figures';
import { moneyText } from '../../components/money';
import { Loaded, Page, Panel } from '../../components/page';
import { useWords } from '../../i18n';
import { RecordPaymentDialog } from '../payments/record-payment-dialog';
import { useLiveMoney } from '../payments/use-live-money';
import { FlowChart } from './flow-chart';
import { WorkQueue } from './work-queue';

/** Finance's first screen: today's money at a glance, then what needs a hand. */
export default function FinancePage() {
  useLiveMoney();
  const query = useQuery({ queryKey: keys.financeOverview, queryFn: () => call('GET /finance/overview'), refetchInterval: 60_000 });
  return <Loaded query={query}>{(overview) => <Overview overview={overview} />}</Loaded>;
}

function Overview({ overview }: { overview: FinanceOverview }) {
  const words = useWords();
  const mayRecord = useMay('payment:record');
  const [recording, setRecording] = useState(false);
  const { finance: text } = words;
  const { date } = overview;
  return (
    <Page
      title={text.title}
      subtitle={<>{text.today(date)} · <Link to="/reconciliations">{overview.lastReconciled ? text.lastReconciled(overview.lastReconciled) : text.neverReconciled}</Link></>}
      extra={mayRecord ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>{words.payments.record}</Button> : null}
    >
      <Figures
        testId="today"
        figures={[
          { label: text.received, value: moneyText(overview.received), detail: text.counted(overview.receivedCount), to: `/payments?from=${date}&to=${date}` },
          { label: text.refunded, value: moneyText(overview.refunded), detail: text.counted(overview.refundedCount), to: '/refunds?view=succeeded' },
          { label: text.receivable, value: moneyText(overview.receivable), to: '/receivables' },
          { label: text.overdue, value: moneyText(overview.overdue), detail: overview.overdue === 0 ? text.overdueNone : null, to: '/receivables?overdue=1', alarming: overview.overdue > 0 },
        ]}
      />
      <Panel title={text.queue}><WorkQueue queue={overview.queue} /></Panel>
      <Panel title={text.chart}><FlowChart days={overview.days} /></Panel>
      <RecordPaymentDialog open={recording} onClose={() => setRecording(false)} />
    </Page>
  );
}
