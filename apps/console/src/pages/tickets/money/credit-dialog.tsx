import type { Quote, QuoteCredit } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { Link } from 'react-router';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { keys } from '../../../api/keys';
import { DialogForm } from '../../../components/dialog-form';
import { useFormSubmit } from '../../../components/form-problems';
import { moneyText } from '../../../components/money';
import { Facts, Loaded } from '../../../components/page';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { CreditBar } from '../../contracts/contract-parts';
import { useTicketMoneyChanged } from './use-ticket-money';

/** The customer pays by the monthly statement; the server knows whether their contract allows it. */
export function CreditDialog({ quote, open, onClose }: { quote: Quote; open: boolean; onClose: () => void }) {
  const { ticketMoney: text } = useWords();
  const { message } = App.useApp();
  const changed = useTicketMoneyChanged();
  const intent = useIntent();
  const [form] = Form.useForm<{ note?: string }>();
  const credit = useQuery({ queryKey: keys.quoteCredit(quote.id), queryFn: () => call('GET /quotes/:id/credit', { params: { id: quote.id } }), enabled: open, staleTime: 0 });
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ note }: { note?: string }) => {
      const body = note?.trim() ? { note: note.trim() } : {};
      return call('POST /quotes/:id/credit', { params: { id: quote.id }, body, idempotencyKey: intent.keyFor(body) });
    },
    done: (money) => {
      intent.done();
      changed(money);
      void message.success(text.creditDone);
      onClose();
    },
  });
  return (
    <Modal open={open} title={text.creditTitle} okText={text.credit} okButtonProps={{ loading: pending, disabled: credit.data?.contract === null }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit}>
        <ProblemNotice error={error} />
        <Loaded query={credit}>{(standing) => <Standing standing={standing} />}</Loaded>
        <Form.Item name="note" label={text.creditNote} rules={[{ max: 500 }]}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} /></Form.Item>
      </DialogForm>
    </Modal>
  );
}

/** What there is room for: said before it is refused. */
function Standing({ standing: { contract, due, dueOn, limit, used } }: { standing: QuoteCredit }) {
  const words = useWords();
  const { ticketMoney: text, contracts } = words;
  if (!contract) return <Alert type="warning" showIcon title={words.problems['not-on-credit']} style={{ marginBottom: 16 }} />;
  return (
    <>
      <p>{text.creditText(moneyText(due))}</p>
      <Facts
        facts={[
          [contracts.columns.contract, <Link key="n" to={`/contracts/${contract.id}`}>{contract.number}</Link>],
          [contracts.creditUsed, <CreditBar key="u" contract={{ creditLimit: limit, creditUsed: used }} />],
          [text.creditDueOn, dueOn],
        ]}
      />
      {limit !== null && used + due > limit ? <Alert type="warning" showIcon title={words.problems['credit-limit-exceeded']} style={{ margin: '12px 0' }} /> : null}
    </>
  );
}
