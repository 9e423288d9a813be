import { DownloadOutlined } from '@ant-design/icons';
import { exportFormats, statementGroups, type ExportFormat, type ExportKind, type StatementGroup } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { download } from '../../api/call';
import { useFormat } from '../../components/format';
import { Panel } from '../../components/page';
import { PeriodField } from '../../components/period-field';
import { ProblemNotice } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { daysOf, todayIn } from '../../components/zone';
import { useWords } from '../../i18n';

export function DownloadPanel({ kind }: { kind: ExportKind }) {
  const words = useWords();
  const usual = daysOf('lastMonth', todayIn(useFormat().timeZone));
  const [period, setPeriod] = useState(usual);
  const [chosen, setFormat] = useState<ExportFormat>('xlsx');
  const [by, setBy] = useState<StatementGroup>('customer');
  const { financeExport: text } = words;
  // Vouchers are made of the ledger and of nothing else.
  const format = kind === 'ledger' ? chosen : 'xlsx';
  const file = useMutation({
    mutationFn: () => download('GET /finance/export', { query: { kind, format, ...period, ...(kind === 'statement' ? { by } : {}) } }),
    onSuccess: saveFile,
  });
  return (
    <Panel testId="export-download">
      <ProblemNotice error={file.error} />
      <Form layout="vertical">
        {kind === 'ledger' ? (
          <Form.Item label={text.format} extra={text.formatHint[format]}>
            <Radio.Group value={format} onChange={({ target }) => setFormat(target.value as ExportFormat)} options={exportFormats.map((value) => ({ value, label: words.exportFormats[value] }))} />
          </Form.Item>
        ) : null}
        {kind === 'statement' ? (
          <Form.Item label={text.by}>
            <Select aria-label={text.by} style={{ width: 200 }} value={by} onChange={setBy} options={statementGroups.map((value) => ({ value, label: words.statementGroups[value] }))} />
          </Form.Item>
        ) : null}
        <Form.Item label={text.period}>
          <PeriodField required from={period.from} to={period.to} onChange={({ from, to }) => setPeriod({ from: from ?? usual.from, to: to ?? usual.to })} />
        </Form.Item>
        <Button type="primary" icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate()}>{file.isPending ? text.preparing : text.download}</Button>
      </Form>
    </Panel>
  );
}
