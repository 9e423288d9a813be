import { PauseCircleOutlined } from '@ant-design/icons';
import type { TicketClock, TicketDetail } from '@scanfix/shared-types';
import { businessTimeText, useFormat } from '../../components/format';
import { PromiseMark } from '../../components/promise-mark';
import { ResponseClock } from '../../components/response-clock';
import { useWords } from '../../i18n';
import styles from './ticket-page.module.css';

/** Every promise with its term, when it is due, and each pause with its reason: what the requester sees too. */
export function TicketClocks({ ticket }: { ticket: TicketDetail }) {
  const promised = ticket.clocks.some(({ kind }) => kind === 'response');
  return (
    <>
      {promised ? null : <div><ResponseClock ticket={ticket} strong /></div>}
      {ticket.clocks.map((clock) => <Clock key={clock.kind} clock={clock} />)}
    </>
  );
}

function Clock({ clock }: { clock: TicketClock }) {
  const words = useWords();
  const format = useFormat();
  return (
    <div className={styles.promise}>
      <PromiseMark clock={clock} strong />
      <div className={styles.sentence} title={words.promises.meaning[clock.kind]}>
        {words.promises.target(businessTimeText(clock.targetMinutes, words))} · {words.promises.dueAt(format.clockTime(clock.dueAt))}
      </div>
      {clock.pauses.map((pause) => {
        const reason = words.holdReasons[pause.reason];
        const from = format.clockTime(pause.from);
        return (
          <div key={pause.from} className={styles.sentence}>
            <PauseCircleOutlined aria-hidden /> {pause.to ? words.promises.pause(reason, from, format.clockTime(pause.to)) : words.promises.pauseRunning(reason, from)}
          </div>
        );
      })}
    </div>
  );
}
