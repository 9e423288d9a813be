import type { TicketDetail } from '@scanfix/shared-types';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { placeOf, useFormat } from '../../components/format';
import { Facts, Panel, pageStyles } from '../../components/page';
import { RevealPhone } from '../../components/reveal-phone';
import { PriorityMark, UrgencyMark } from '../../components/state-marks';
import { TicketLink } from '../../components/ticket-link';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { FollowUpPanel } from '../follow-ups/follow-up-panel';
import { TicketClocks } from './ticket-clocks';
import styles from './ticket-page.module.css';

export function TicketFacts({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const format = useFormat();
  const { preferredTime } = ticket;
  return (
    <>
      <Panel title={words.promises.title} testId="ticket-clocks">
        <div className={styles.clock}>
          <TicketClocks ticket={ticket} />
          <div className={styles.sentence}>{words.ticketStateSentences[ticket.state]}</div>
          {ticket.mergedInto ? <div>{words.ticketPage.mergedInto} <TicketLink {...ticket.mergedInto} /></div> : null}
          {ticket.mergedFrom.length > 0 ? (
            <div>{words.ticketPage.mergedFrom} {ticket.mergedFrom.map((from) => <span key={from.id}><TicketLink {...from} /> </span>)}</div>
          ) : null}
        </div>
      </Panel>
      <FieldFacts ticket={ticket} />
      <FollowUpPanel ticket={ticket} />
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

/** Who goes, who does not go again, and until when it rests. */
function FieldFacts({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const format = useFormat();
  const names = (people: { name: string }[]): string => people.map(({ name }) => name).join(words.general.listSeparator);
  const isQuiet = !ticket.engineer && !ticket.wishedEngineer && ticket.excludedEngineers.length === 0 && ticket.reworkCount === 0 && !ticket.completedAt;
  if (isQuiet) return null;
  return (
    <Panel title={words.visits.engineer} testId="field-facts">
      <Facts
        facts={[
          [words.visits.engineer, ticket.engineer?.name ?? words.visits.noEngineer],
          [words.visits.wished, ticket.wishedEngineer?.name],
          [words.visits.excluded, names(ticket.excludedEngineers)],
          [words.visits.holdUntil, ticket.holdUntil ? format.clockTime(ticket.holdUntil) : null],
          [words.visits.reworks, ticket.reworkCount > 0 ? words.visits.reworkCount(ticket.reworkCount) : null],
          [words.visits.completedAt, ticket.completedAt ? <TimeText key="t" at={ticket.completedAt} /> : null],
        ]}
      />
    </Panel>
  );
}
