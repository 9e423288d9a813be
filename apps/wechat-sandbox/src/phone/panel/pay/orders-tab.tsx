import type { OrderView } from '../../../contract.js';
import { messageTime, useNow } from '../../clock.js';
import { useLocale, useText } from '../../i18n/text-context.js';
import { money } from '../../money.js';
import { payApi } from '../../pay-api.js';
import { OrderActions } from './order-actions.js';
import type { PayTabProps } from './pay-section.js';
import type { Act } from './use-pay.js';

export function OrdersTab({ person, people, data, act }: PayTabProps) {
  const { panel } = useText().pay;
  const balance = data.wallets.find((wallet) => wallet.person === person.id)?.balance ?? 0;
  return (
    <>
      <div className="pay-wallet">
        <span>
          {panel.wallet(person.name)} <strong>{money(balance)}</strong>
        </span>
        <button className="chip" onClick={() => act(() => payApi.setWallet(person.id, 0))} data-testid="wallet-empty">
          {panel.walletEmpty}
        </button>
        <button className="chip" onClick={() => act(() => payApi.setWallet(person.id, 1_000_000))}>
          {panel.walletFull}
        </button>
      </div>
      <p className="hint">{panel.passwordHint(data.settings.wrongPassword)}</p>
      {data.orders.length === 0 && <p className="hint">{panel.noOrders}</p>}
      <ul className="pay-list">
        {data.orders.map((order) => (
          <li key={`${order.mchid}/${order.outTradeNo}`}>
            <Order order={order} person={person} people={people} data={data} act={act} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Order({ order, ...props }: PayTabProps & { order: OrderView }) {
  const { panel } = useText().pay;
  const { locale } = useLocale();
  const now = useNow();
  const { payment } = order;
  const payer = payment && (props.people.find(({ id }) => id === payment.person)?.name ?? payment.openid);
  const time = (iso: string): string => messageTime(new Date(iso), now, locale);
  return (
    <details className="pay-order" data-testid="pay-order" data-number={order.outTradeNo}>
      <summary>
        <span className="pay-order__what">
          <strong>{order.description}</strong>
          <small>{time(order.createdAt)}</small>
        </span>
        <span className="pay-order__sum">{money(order.total)}</span>
        <span className={`pay-state pay-state--${order.tradeState}`} data-testid="pay-order-state">
          {panel.states[order.tradeState]}
        </span>
      </summary>
      <dl>
        <dt>{panel.number}</dt>
        <dd>{order.outTradeNo}</dd>
        {payment ? (
          <>
            <dt>{panel.transaction}</dt>
            <dd>{payment.transactionId}</dd>
            <dt>{panel.payer}</dt>
            <dd>
              {payer} · {time(payment.paidAt)}
            </dd>
          </>
        ) : (
          <>
            <dt>{panel.ended}</dt>
            <dd>{time(order.expiresAt)}</dd>
          </>
        )}
      </dl>
      {order.refunds.map((refund) => (
        <Refund key={refund.outRefundNo} refund={refund} act={props.act} />
      ))}
      <OrderActions order={order} {...props} />
    </details>
  );
}

function Refund({ refund, act }: { refund: OrderView['refunds'][number]; act: Act }) {
  const { panel } = useText().pay;
  const end = (status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED') => act(() => payApi.endRefund(refund.outRefundNo, { status }));
  return (
    <div className="pay-refund">
      <span>
        {money(refund.amount)} {panel.refundStates[refund.status]}
        {refund.byHand && ` · ${panel.byHand}`}
      </span>
      {refund.status === 'PROCESSING' &&
        (['SUCCESS', 'ABNORMAL', 'CLOSED'] as const).map((status) => (
          <button key={status} className="chip" onClick={() => end(status)} data-testid={`refund-end-${status}`}>
            {panel.endAs[status]}
          </button>
        ))}
    </div>
  );
}
