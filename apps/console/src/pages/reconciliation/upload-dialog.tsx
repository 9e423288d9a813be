import { FileTextOutlined } from '@ant-design/icons';
import type { CalendarDate, Reconciliation } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Modal, Radio, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useFormat } from '../../components/format';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { fromDay, toDay, todayIn } from '../../components/zone';
import { useWords } from '../../i18n';

const kinds = ['trade', 'fund-flow'] as const;
type Kind = (typeof kinds)[number];

interface UploadDialogProps {
  open: boolean;
  /** Null: the person chooses. */
  date: CalendarDate | null;
  merchantId?: number;
  onClose: () => void;
  onUploaded: (day: Reconciliation) => void;
}

/** A bill by hand, where WeChat's cannot be fetched. */
export function UploadDialog(props: UploadDialogProps) {
  const words = useWords();
  return (
    <Modal open={props.open} title={words.reconciliation.uploadTitle} footer={null} onCancel={props.onClose} destroyOnHidden>
      <UploadForm {...props} />
    </Modal>
  );
}

function UploadForm({ date: fixed, merchantId, onClose, onUploaded }: UploadDialogProps) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const today = dayjs(todayIn(useFormat().timeZone));
  const [date, setDate] = useState<Dayjs | null>(fromDay(fixed) ?? today.subtract(1, 'day'));
  const [kind, setKind] = useState<Kind>('trade');
  const { reconciliation: text } = words;
  const upload = useMutation({
    mutationFn: (file: File) => call('POST /reconciliations/upload', { query: { date: toDay(date) ?? '', kind, ...(merchantId === undefined ? {} : { merchantId }) }, body: { file } }),
    onSuccess: (day) => {
      void client.invalidateQueries({ queryKey: keys.reconciliations });
      void message.success(text.uploaded);
      onClose();
      onUploaded(day);
    },
  });
  return (
    <Form layout="vertical">
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.uploadHint}</p>
      <ProblemNotice error={upload.error} />
      <Form.Item label={text.date} htmlFor="bill-date">
        <DatePicker id="bill-date" value={date} onChange={setDate} allowClear={false} disabled={fixed !== null} disabledDate={(day) => !day.isBefore(today, 'day')} />
      </Form.Item>
      <Form.Item label={text.uploadKind}>
        <Radio.Group value={kind} onChange={({ target }) => setKind(target.value as Kind)} options={kinds.map((value) => ({ value, label: text.uploadKinds[value] }))} />
      </Form.Item>
      <Upload.Dragger
        accept=".csv,.gz,.gzip,.txt"
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          upload.mutate(file);
          return false;
        }}
      >
        <div style={{ padding: '16px' }}>
          <FileTextOutlined style={{ fontSize: 32, color: 'var(--brand-text)' }} aria-hidden />
          <div style={{ marginTop: 8 }}>{upload.isPending ? text.uploadReading : text.uploadFile}</div>
        </div>
      </Upload.Dragger>
    </Form>
  );
}
