import { useState, type FormEvent } from 'react';
import { notificationFlaws, type NotificationFlaw, type OrderView, type SentNotifications } from '../../../contract.js';
import { useText } from '../../i18n/text-context.js';
import { fenOf } from '../../money.js';
import { payApi } from '../../pay-api.js';
import { beijingDate } from './bill-dates.js';
import type { PayTabProps } from './pay-section.js';
import type { Act } from './use-pay.js';

/** What can be done to one order past phone and product. */
export function OrderActions({ order, person, act }: PayTabProps & { order: OrderView }) {
  const { panel } = useText().pay;
  const { outTradeNo, payment } = order;
  // A payment code is paid by whoever holds the phone.
  const payer = order.tradeType === 'NATIVE' ? { person: person.id } : {};
  if (!payment) {
    const closed = order.tradeState === 'CLOSED';
    return (
      <div className="chips pay-actions">
        <button className="chip" onClick={() => act(() => payApi.pay(outTradeNo, { ...payer, evenIfClosed: closed }))} data-testid={closed ? 'pay-after-close' : 'pay-order-pay'}>
          {closed ? panel.payAfterClose : order.tradeType === 'NATIVE' ? panel.payAs(person.name) : panel.pay}
        </button>
      </div>
    );
  }
  const date = beijingDate(new Date(payment.paidAt));
  return (
    <>
      <SendForm outTradeNo={outTradeNo} />
      <RefundForm outTradeNo={outTradeNo} act={act} />
      <div className="chips pay-actions">
        <button className="chip" onClick={() => act(() => payApi.changeBill({ kind: 'drop', date, outTradeNo }))} data-testid="bill-drop">
          {panel.dropLine}
        </button>
        <button className="chip" onClick={() => act(() => payApi.changeBill({ kind: 'alter', date, outTradeNo, total: order.total + 1 }))} data-testid="bill-alter">
          {panel.alterLine}
        </button>
      </div>
    </>
  );
}

function SendForm({ outTradeNo }: { outTradeNo: string }) {
  const { panel } = useText().pay;
  const [flaw, setFlaw] = useState<NotificationFlaw>('good');
  const [times, setTimes] = useState(1);
  const [sent, setSent] = useState<SentNotifications | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setFailure(null);
    payApi.send({ outTradeNo, flaw, times, connections: Math.min(50, times) }).then(setSent, (error: Error) => setFailure(error.message));
  };
  const answers = sent && Object.entries(sent.answers).map(([status, count]) => `${status === 'none' ? panel.noAnswer : status} × ${count}`).join('，');
  return (
    <form className="pay-form" onSubmit={send}>
      <label className="field">
        <span>{panel.flaw}</span>
        <select value={flaw} onChange={({ target }) => setFlaw(target.value as NotificationFlaw)} data-testid="send-flaw">
          {notificationFlaws.map((one) => (
            <option key={one} value={one}>
              {panel.flaws[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="field pay-form__short">
        <span>{panel.times}</span>
        <input type="number" min={1} max={10_000} value={times} onChange={({ target }) => setTimes(Math.max(1, Number(target.value)))} data-testid="send-times" />
      </label>
      <button className="chip" data-testid="send-notification">
        {panel.resend}
      </button>
      {sent && (
        <p className="hint" role="status" data-testid="send-result">
          {panel.sent(sent.sent, answers ?? '')}
        </p>
      )}
      {failure && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}

function RefundForm({ outTradeNo, act }: { outTradeNo: string; act: Act }) {
  const { panel } = useText().pay;
  const [amount, setAmount] = useState('');
  const fen = fenOf(amount);
  const refund = (event: FormEvent): void => {
    event.preventDefault();
    if (!fen) return;
    act(() => payApi.refundByHand({ outTradeNo, amount: fen }));
    setAmount('');
  };
  return (
    <form className="pay-form" onSubmit={refund}>
      <label className="field">
        <span>{panel.refundAmount}</span>
        <input inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} placeholder="0.00" data-testid="refund-amount" />
      </label>
      <button className="chip" disabled={!fen} data-testid="refund-by-hand">
        {panel.refundByHand}
      </button>
    </form>
  );
}
