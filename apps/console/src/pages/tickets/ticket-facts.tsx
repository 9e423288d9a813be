import type { TicketDetail } from '@scanfix/shared-types';
import { Link } from 'react-router';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { placeOf, spokenNumber, useFormat } from '../../components/format';
import { Facts, Panel, pageStyles } from '../../components/page';
import { ResponseClock } from '../../components/response-clock';
import { RevealPhone } from '../../components/reveal-phone';
import { PriorityMark, UrgencyMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import styles from './ticket-page.module.css';

export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const format = useFormat();
  const { preferredTime } = ticket;
  return (
    <>
      <Panel title={words.clock.title} testId="response-clock">
        <div className={styles.clock}>
          <div><ResponseClock ticket={ticket} strong /></div>
          <div className={styles.sentence}>{words.ticketStateSentences[ticket.state]}</div>
          {ticket.mergedInto ? <div>{words.ticketPage.mergedInto} <TicketLink {...ticket.mergedInto} /></div> : null}
          {ticket.mergedFrom.length > 0 ? (
            <div>{words.ticketPage.mergedFrom} {ticket.mergedFrom.map((from) => <span key={from.id}><TicketLink {...from} /> </span>)}</div>
          ) : null}
        </div>
      </Panel>
      <Panel title={words.ticketPage.facts}>
        <Facts
          facts={[
            [words.ticketPage.problemType, ticket.problemType?.name],
            [words.ticketPage.description, <span key="d" className={pageStyles.preserve}>{ticket.description}</span>],
            [words.ticketPage.place, placeOf(ticket, words)],
            [words.ticketPage.urgency, <UrgencyMark key="u" urgency={ticket.urgency} />],
            [words.ticketPage.priority, ticket.priority ? <PriorityMark key="p" priority={ticket.priority} /> : null],
            [words.ticketPage.contact, ticket.contactName || words.ticketList.anonymous],
            [words.ticketPage.phone, ticket.contactPhone ? <RevealPhone key="r" ticketId={ticket.id} masked={ticket.contactPhone} /> : null],
            [words.ticketPage.preferredTime, preferredTime ? `${format.exact(preferredTime.from)} – ${format.clockTime(preferredTime.to, Date.parse(preferredTime.from))}` : null],
            [words.ticketPage.source, words.ticketSources[ticket.source]],
            [words.ticketPage.submittedAt, <TimeText key="s" at={ticket.submittedAt} />],
            [words.ticketPage.updatedAt, <TimeText key="c" at={ticket.updatedAt} />],
          ]}
        />
      </Panel>
      {ticket.attachments.length > 0 ? (
        <Panel title={words.ticketPage.photos}>
          <AttachmentGallery attachments={ticket.attachments} />
        </Panel>
      ) : null}
    </>
  );
}

function TicketLink({ id, number }: { id: number; number: string }) {
  return <Link to={`/tickets/${id}`} className={pageStyles.mono}>{spokenNumber(number)}</Link>;
}
