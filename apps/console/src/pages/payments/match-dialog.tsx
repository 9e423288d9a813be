import type { PaymentSummary } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { loadOwed } from './owed';
import { OwedTicketPicker } from './owed-ticket-picker';
import { useMoneyChanged } from './use-money-changed';

interface MatchForm {
  ticketId: number;
  note: string;
}

/** Money that nobody owes goes to a ticket that does; its own first, as that is where it usually belongs. */
export function MatchDialog({ payment, open, onClose }: { payment: PaymentSummary; open: boolean; onClose: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const changed = useMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<MatchForm>();
  const ticketId = Form.useWatch('ticketId', form);
  const owed = useOwed(open ? ticketId : undefined);
  const { payments: text } = words;
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { quoteId: 'ticketId' },
    send: ({ note }: MatchForm) => {
      const body = { quoteId: owed.data?.quoteId ?? 0, note: note.trim() };
      return call('POST /payments/:id/match', { params: { id: payment.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: ({ ticketId: to }) => {
      intent.done();
      changed([payment.ticketId, to]);
      void message.success(text.matched);
      onClose();
    },
    refused: () => changed([payment.ticketId]),
  });
  const fits = owed.data ? owed.data.open >= payment.amount - payment.refunded : false;
  return (
    <Modal open={open} title={text.matchTitle(moneyText(payment.amount - payment.refunded))} okText={text.matchSubmit} okButtonProps={{ loading: pending, disabled: !fits }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} initialValues={{ ticketId: payment.ticketId }} onFinish={submit}>
        <ProblemNotice error={error} />
        <Form.Item name="ticketId" label={text.matchTicket} style={{ marginBottom: 8 }}>
          <OwedTicketPicker />
        </Form.Item>
        <ProblemNotice error={owed.error} onRetry={() => void owed.refetch()} />
        {owed.data === null ? <Alert type="info" showIcon title={text.nothingOwed} style={{ marginBottom: 16 }} /> : null}
        {owed.data ? <Alert type={fits ? 'success' : 'warning'} showIcon title={fits ? [owed.data.name, text.owed(moneyText(owed.data.open))].filter(Boolean).join(' · ') : text.matchTooMuch(moneyText(owed.data.open))} style={{ marginBottom: 16 }} /> : null}
        <Form.Item name="note" label={text.matchNote} rules={[{ required: true, whitespace: true, message: text.matchNoteRequired }, { max: 500 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
        <p className={pageStyles.hint} style={{ marginBottom: 0 }}>{text.matchHint}</p>
      </DialogForm>
    </Modal>
  );
}

function useOwed(ticketId: number | null | undefined) {
  return useQuery({
    queryKey: [...keys.ticketMoney(ticketId ?? 0), 'owed'],
    queryFn: async () => loadOwed(await call('GET /tickets/:id', { params: { id: ticketId ?? 0 } })),
    enabled: typeof ticketId === 'number',
  });
}
