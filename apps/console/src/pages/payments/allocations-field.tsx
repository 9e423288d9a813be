import { DeleteOutlined } from '@ant-design/icons';
import type { Fen, TicketSummary } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { spokenNumber } from '../../components/format';
import { fenOf, moneyText, yuanOf } from '../../components/money';
import { pageStyles } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { TicketLink } from '../../components/ticket-link';
import { useWords } from '../../i18n';
import { loadOwed, loadOwedBy, type Owed } from './owed';
import { OwedTicketPicker } from './owed-ticket-picker';
import styles from './payments.module.css';

/** One quote and what arrived for it; null while the field is empty. */
export interface Allocation extends Owed {
  amount: Fen | null;
}

export const allocate = (owed: Owed): Allocation => ({ ...owed, amount: owed.open });
export const isWrong = ({ amount, open }: Allocation): boolean => amount === null || amount <= 0 || amount > open;
export const totalOf = (allocations: readonly Allocation[]): Fen => allocations.reduce((sum, { amount }) => sum + (amount ?? 0), 0);

interface AllocationsFieldProps {
  value?: Allocation[];
  onChange?: (allocations: Allocation[]) => void;
  /** Wrong sums are pointed at once somebody tried to send them. */
  showWrong: boolean;
}

/** What a payment pays: found by ticket or by customer, each with its own sum. */
export function AllocationsField({ value = [], onChange, showWrong }: AllocationsFieldProps) {
  const words = useWords();
  const { payments: text } = words;
  const [notice, setNotice] = useState<string | null>(null);
  const find = useMutation({
    mutationFn: async (wanted: { ticket: TicketSummary } | { customerId: number }) => ('ticket' in wanted ? [await loadOwed(wanted.ticket)] : await loadOwedBy(wanted.customerId)),
    onSuccess: (found) => {
      const owed = found.filter((one) => one !== null);
      const fresh = owed.filter(({ quoteId }) => !value.some((chosen) => chosen.quoteId === quoteId));
      setNotice(owed.length === 0 ? text.nothingOwed : fresh.length === 0 ? text.alreadyChosen : null);
      if (fresh.length > 0) onChange?.([...value, ...fresh.map(allocate)]);
    },
  });
  const change = (quoteId: number, amount: Fen | null): void => onChange?.(value.map((one) => (one.quoteId === quoteId ? { ...one, amount } : one)));
  return (
    <div className={styles.allocations}>
      <div className={styles.finders}>
        <OwedTicketPicker aria-label={text.addTicket} placeholder={text.addTicket} value={null} onPick={(ticket) => ticket && find.mutate({ ticket })} />
        <CustomerPicker aria-label={text.addCustomer} placeholder={text.addCustomer} value={null} onChange={(customerId) => customerId && find.mutate({ customerId })} />
      </div>
      <ProblemNotice error={find.error} />
      {notice ? <span className={pageStyles.hint} role="status">{notice}</span> : null}
      {value.length === 0 && !notice ? <span className={pageStyles.hint}>{text.noneChosen}</span> : null}
      {value.map((one) => (
        <div key={one.quoteId} className={styles.allocation} data-quote={one.quoteId}>
          <div style={{ minWidth: 0 }}>
            <div><TicketLink id={one.ticketId} number={one.ticketNumber} /> {one.name}</div>
            <div className={pageStyles.hint}>{text.owed(moneyText(one.open))}</div>
          </div>
          <InputNumber
            aria-label={`${spokenNumber(one.ticketNumber)} ${text.amount}`}
            prefix="¥"
            precision={2}
            min={0}
            style={{ width: '100%' }}
            value={one.amount === null ? null : yuanOf(one.amount)}
            status={showWrong && isWrong(one) ? 'error' : ''}
            onChange={(yuan) => change(one.quoteId, yuan === null ? null : fenOf(yuan))}
          />
          <Button type="text" icon={<DeleteOutlined />} aria-label={text.remove(spokenNumber(one.ticketNumber))} onClick={() => onChange?.(value.filter(({ quoteId }) => quoteId !== one.quoteId))} />
          {showWrong && isWrong(one) ? <div className={styles.wrong} role="alert">{text.amountRule(moneyText(one.open))}</div> : null}
        </div>
      ))}
      {value.length > 1 ? <div className={styles.total}><span>{text.total}</span><span>{moneyText(totalOf(value))}</span></div> : null}
    </div>
  );
}
