import type { NotificationPlan, NotificationView } from '../../../contract.js';
import { clockTime } from '../../clock.js';
import { useText } from '../../i18n/text-context.js';
import { payApi } from '../../pay-api.js';
import type { PayTabProps } from './pay-section.js';

type Fate = NotificationPlan['fate'] | 'none';
const fates: Fate[] = ['none', 'lost', 'held', 'delayed', 'flawed', 'repeated'];

function planOf(fate: Fate): NotificationPlan {
  return {
    fate: fate === 'none' ? 'lost' : fate,
    times: fate === 'none' ? 0 : 1,
    ...(fate === 'delayed' ? { delayMilliseconds: 30_000 } : {}),
    ...(fate === 'flawed' ? { flaw: 'signtest' } : {}),
    ...(fate === 'repeated' ? { copies: 4 } : {}),
  };
}

export function NotificationsTab({ data, act }: PayTabProps) {
  const { panel } = useText().pay;
  const planned: Fate = data.plan?.fate ?? 'none';
  const held = data.notifications.some(({ state }) => state === 'held');
  return (
    <>
      <h3>{panel.next}</h3>
      <div className="chips" role="radiogroup" aria-label={panel.next}>
        {fates.map((fate) => (
          <button key={fate} className="chip" role="radio" aria-checked={planned === fate} aria-pressed={planned === fate} onClick={() => act(() => payApi.planNext(planOf(fate)))} data-testid={`fate-${fate}`}>
            {panel.fates[fate]}
          </button>
        ))}
      </div>
      {held && (
        <div className="chips">
          <button className="chip" onClick={() => act(() => payApi.release(false))} data-testid="release">
            {panel.release}
          </button>
          <button className="chip" onClick={() => act(() => payApi.release(true))}>
            {panel.releaseBackwards}
          </button>
        </div>
      )}
      <h3>{panel.notifications}</h3>
      {data.notifications.length === 0 && <p className="hint">{panel.noNotifications}</p>}
      <ul className="pay-list">
        {data.notifications.map((notification) => (
          <Notification key={notification.id} notification={notification} />
        ))}
      </ul>
    </>
  );
}

function Notification({ notification: { eventType, outTradeNo, outRefundNo, state, nextAt, attempts } }: { notification: NotificationView }) {
  const { panel } = useText().pay;
  return (
    <li className="pay-notification" data-testid="pay-notification" data-state={state}>
      <p>
        <strong>{eventType}</strong>
        <span className={`pay-state pay-state--${state}`}>{panel.notificationStates[state]}</span>
      </p>
      <p className="pay-notification__number">
        {outRefundNo ?? outTradeNo}
        {nextAt && ` · ${clockTime(new Date(nextAt), true)}`}
      </p>
      <ol>
        {attempts.slice(-5).map((attempt, index) => (
          <li key={`${attempt.at}-${index}`}>
            <time>{clockTime(new Date(attempt.at), true)}</time>
            <b>{attempt.status ?? panel.noAnswer}</b> {attempt.flaw !== 'good' && <em>{panel.flaws[attempt.flaw]}</em>} <code>{attempt.answer}</code>
          </li>
        ))}
      </ol>
    </li>
  );
}
