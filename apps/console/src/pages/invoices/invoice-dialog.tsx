import type { InvoiceView } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { moneyText } from '../../components/money';
import { pageStyles } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords, type Words } from '../../i18n';

export interface InvoiceStep {
  kind: 'issue' | 'refuse' | 'cancel';
  invoice: InvoiceView;
}
interface InvoiceForm {
  invoiceNumber?: string;
  reason?: string;
}

/** The number of what was issued, or why it was not or is no more. */
export function InvoiceDialog({ step, onClose }: { step: InvoiceStep | null; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const [form] = Form.useForm<InvoiceForm>();
  const { invoices: text } = words;
  const renew = (): void => {
    void client.invalidateQueries({ queryKey: keys.invoices });
    void client.invalidateQueries({ queryKey: keys.financeOverview });
    if (step) void client.invalidateQueries({ queryKey: keys.ticket(step.invoice.ticketId) });
  };
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ invoiceNumber = '', reason = '' }: InvoiceForm) => {
      const params = { id: step?.invoice.id ?? 0 };
      if (step?.kind === 'issue') return call('POST /finance/invoices/:id/issue', { params, body: { invoiceNumber: invoiceNumber.trim() } });
      const body = { reason: reason.trim() };
      return step?.kind === 'refuse' ? call('POST /finance/invoices/:id/refuse', { params, body }) : call('POST /finance/invoices/:id/cancel', { params, body });
    },
    done: ({ state }) => {
      renew();
      void message.success(state === 'issued' ? text.issued : state === 'refused' ? text.refused : text.cancelled);
      onClose();
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'invoice-not-open')) return;
      renew();
      onClose();
      void message.warning(wordFor(refusal), 6);
    },
  });
  const issues = step?.kind === 'issue';
  return (
    <Modal open={step !== null} title={step ? titleOf(step, words) : ''} okText={step ? text[step.kind] : ''} okButtonProps={{ loading: pending, danger: !issues }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit}>
        <ProblemNotice error={error} />
        {step?.kind === 'refuse' ? null : <p className={pageStyles.hint} style={{ marginTop: 0 }}>{issues ? text.issueHint : text.cancelHint}</p>}
        {issues ? (
          <>
            <p>{[step.invoice.taxNumber, `${text.columns.amount} ${moneyText(step.invoice.amount)}`, `${text.columns.tax} ${moneyText(step.invoice.tax)}`].filter(Boolean).join(' · ')}</p>
            <Form.Item name="invoiceNumber" label={text.number} rules={[{ required: true, pattern: /^\s*[0-9A-Za-z]{8,20}\s*$/, message: text.numberRule }]} style={{ marginBottom: 0 }}>
              <Input autoFocus autoComplete="off" spellCheck={false} inputMode="numeric" />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.reasonRequired }, { max: 200 }]} style={{ marginBottom: 0 }}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 5 }} />
          </Form.Item>
        )}
      </DialogForm>
    </Modal>
  );
}

function titleOf({ kind, invoice }: InvoiceStep, words: Words): string {
  if (kind === 'issue') return words.invoices.issueTitle(invoice.title);
  return kind === 'refuse' ? words.invoices.refuseTitle(invoice.title) : words.invoices.cancelTitle(invoice.invoiceNumber ?? '');
}
