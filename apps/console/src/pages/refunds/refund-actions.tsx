import type { RefundSummary } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '../../api/call';
import { useMay } from '../../api/me';
import { pageStyles } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { useMoneyChanged } from '../payments/use-money-changed';
import type { Decision } from './decide-dialog';

/** What the server lets this person do with it; and why not, where the reason is who they are. */
export function RefundActions({ refund, onDecide, onSettle }: { refund: RefundSummary; onDecide: (decision: Decision) => void; onSettle: () => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useMoneyChanged();
  const mayApprove = useMay('refund:approve');
  const { refunds: text } = words;
  const retry = useMutation({
    mutationFn: () => call('POST /refunds/:id/retry', { params: { id: refund.id } }),
    onSuccess: () => void message.success(text.retried),
    onError: (error) => void message.error(wordFor(error)),
    onSettled: () => changed([refund.ticketId]),
  });
  const can = (action: RefundSummary['actions'][number]): boolean => refund.actions.includes(action);
  return (
    <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
      {can('approve') ? <Button type="primary" size="small" onClick={() => onDecide('approve')}>{text.approve}</Button> : null}
      {can('refuse') ? <Button size="small" onClick={() => onDecide('refuse')}>{text.refuse}</Button> : null}
      {refund.state === 'requested' && !can('approve') ? <span className={pageStyles.hint}>{mayApprove ? text.ownRequest : text.needsApprover}</span> : null}
      {can('retry') ? <Button size="small" loading={retry.isPending} onClick={() => retry.mutate()}>{text.retry}</Button> : null}
      {can('settle') ? <Button size="small" onClick={onSettle}>{text.settle}</Button> : null}
    </div>
  );
}
