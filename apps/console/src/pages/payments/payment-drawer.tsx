import { BookOutlined, LinkOutlined, RollbackOutlined, SyncOutlined } from '@ant-design/icons';
import type { PaymentSummary } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { useFormat } from '../../components/format';
import { moneyText } from '../../components/money';
import { isSurplus, PaymentMark } from '../../components/money-marks';
import { Facts, Loaded } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { TicketLink } from '../../components/ticket-link';
import { useWords } from '../../i18n';
import { MatchDialog } from './match-dialog';
import { PaymentRefunds } from './payment-refunds';
import styles from './payments.module.css';
import { RefundDialog } from './refund-dialog';
import { isOffline, refundableOf } from './refundable';
import { useMoneyChanged } from './use-money-changed';

/** Everything that is known of one payment, and what can be done about it. */
export function PaymentDrawer({ id, onClose }: { id: number | null; onClose: () => void }) {
  const words = useWords();
  const query = useQuery({ queryKey: keys.payment(id ?? 0), queryFn: () => call('GET /payments/:id', { params: { id: id ?? 0 } }), enabled: id !== null });
  return (
    <Drawer open={id !== null} onClose={onClose} title={words.payments.drawerTitle} size={520} styles={{ wrapper: { maxWidth: '100vw' } }} destroyOnHidden>
      <Loaded query={query}>{(payment) => <Details payment={payment} />}</Loaded>
    </Drawer>
  );
}

function Details({ payment }: { payment: PaymentSummary }) {
  const words = useWords();
  const format = useFormat();
  const { payments: text } = words;
  const { remaining } = refundableOf(payment);
  const time = (at: string | null) => (at ? format.exact(at) : null);
  const copyable = (value: string | null) => (value ? <Typography.Text copyable={{ tooltips: [words.general.copy, words.general.copied] }} style={{ overflowWrap: 'anywhere', fontFamily: 'var(--mono)', fontSize: 13 }}>{value}</Typography.Text> : null);
  return (
    <div data-testid="payment">
      <div className={styles.head}><span className={styles.sum}>{moneyText(payment.amount)}</span><PaymentMark payment={payment} /></div>
      {isSurplus(payment) ? <Alert type="warning" showIcon title={text.surplusTitle} description={text.surplusText} /> : null}
      <Actions payment={payment} remaining={remaining} />
      <Facts
        facts={[
          [text.columns.ticket, <TicketLink key="t" id={payment.ticketId} number={payment.ticketNumber} />],
          [text.customer, payment.customer ? <Link key="c" to={`/customers/${payment.customer.id}`}>{payment.customer.name}</Link> : null],
          [text.payerName, payment.payerName],
          [text.columns.channel, words.paymentChannels[payment.channel]],
          [text.quote, text.quoteVersion(payment.quoteVersion)],
          [text.paidAt, time(payment.paidAt)],
          [text.createdAt, time(payment.createdAt)],
          [text.expiresAt, payment.paidAt ? null : time(payment.expiresAt)],
          [text.closedAt, time(payment.closedAt)],
          [text.remaining, payment.paidAt ? moneyText(remaining) : null],
          [text.fee, payment.fee === null ? (payment.paidAt && !isOffline(payment.channel) ? text.feeUnknown : null) : moneyText(payment.fee)],
          [text.columns.reconciled, payment.paidAt && !isOffline(payment.channel) ? (payment.reconciledOn ? text.reconciledOn(payment.reconciledOn) : text.notReconciled) : null],
          [text.shipping, payment.shipping === null ? null : words.shippingStates[payment.shipping]],
          [text.recordedBy, payment.recordedBy],
          [text.voucherNumber, copyable(payment.voucherNumber)],
          [text.voucher, payment.voucher ? <AttachmentGallery key="v" attachments={[payment.voucher]} /> : null],
          [text.note, payment.note],
          [text.transactionId, copyable(payment.transactionId)],
          [text.outTradeNo, copyable(payment.outTradeNo)],
        ]}
      />
      <h3 className={styles.heading}>{text.refunds}</h3>
      <PaymentRefunds refunds={payment.refunds} />
    </div>
  );
}

function Actions({ payment, remaining }: { payment: PaymentSummary; remaining: number }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useMoneyChanged();
  const mayRefund = useMay('refund:request');
  const mayMatch = useMay('payment:record');
  const mayReadBooks = useMay('finance:read');
  const [dialog, setDialog] = useState<'refund' | 'match' | null>(null);
  const { payments: text } = words;
  const refresh = useMutation({
    mutationFn: () => call('POST /payments/:id/refresh', { params: { id: payment.id } }),
    onSuccess: (fresh) => {
      client.setQueryData(keys.payment(fresh.id), fresh);
      changed([fresh.ticketId]);
      void message.success(text.refreshed(words.paymentStates[fresh.state]));
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const whyNot = remaining > 0 ? null : payment.paidAt ? text.refundAll : text.refundNotPaid;
  const surplus = isSurplus(payment) && payment.refunds.every(({ state }) => state === 'refused' || state === 'closed');
  return (
    <div className={styles.actions}>
      {surplus && mayMatch ? <Button type="primary" icon={<LinkOutlined />} onClick={() => setDialog('match')}>{text.match}</Button> : null}
      {mayRefund ? (
        <Tooltip title={whyNot}>
          <Button icon={<RollbackOutlined />} disabled={whyNot !== null} onClick={() => setDialog('refund')}>{text.refund}</Button>
        </Tooltip>
      ) : null}
      {isOffline(payment.channel) ? null : <Button icon={<SyncOutlined />} loading={refresh.isPending} onClick={() => refresh.mutate()}>{text.refresh}</Button>}
      {mayReadBooks ? <Link to={`/ledger?ticketId=${payment.ticketId}`}><BookOutlined aria-hidden /> {text.inLedger}</Link> : null}
      <RefundDialog payment={payment} open={dialog === 'refund'} onClose={() => setDialog(null)} />
      <MatchDialog payment={payment} open={dialog === 'match'} onClose={() => setDialog(null)} />
    </div>
  );
}
