import { View } from '@tarojs/components';
import type { TicketProgress } from '@scanfix/shared-types';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Card, LinkRow } from '@/components/card';
import { ServicePhoneRow } from '@/components/service-phone';
import { Notice, Skeleton } from '@/components/states';
import { Timeline } from '@/components/timeline';
import { useEvent } from '@/components/use-event';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { spacedNumber } from '@/i18n/format';
import { replace } from '@/navigation/navigation';
import { followedTickets } from '@/reporting/followed';
import type { TicketReference } from '@/reporting/ticket-reference';
import { AnswerCard } from './answer-card';
import { AskCard } from './ask-card';
import { CancelSheet } from './cancel-sheet';
import { CommentCard } from './comment-card';
import { FactsCard } from './facts-card';
import { FinishSheet } from './finish-sheet';
import { HeadCard } from './head-card';
import { MoneyCard } from './money-card';
import { ReportRow } from './report-row';
import { ReworkSheet } from './rework-sheet';
import { SubmittedCard } from './submitted-card';
import type { TicketAccess } from './ticket-access';
import { useService } from './use-service';
import { useTicketMoney } from './use-ticket-money';
import { EarlierVisitCard, VisitCard } from './visit-card';
import { visitsToShow } from './visits-to-show';

const commentsId = 'comments';

interface TicketProps {
  ticket: TicketProgress;
  access: TicketAccess;
  reference: TicketReference;
  justSubmitted: boolean;
  /** Came to say that it is not fixed. */
  notFixed: boolean;
  onChange: (ticket: TicketProgress) => void;
}

export function Ticket({ ticket, access, reference, justSubmitted, notFixed, onChange }: TicketProps) {
  const words = useWords();
  const [sheet, setSheet] = useState<'cancel' | 'finish' | 'rework' | null>(null);
  const follow = 'follow' in reference ? reference.follow : null;
  const [followed] = useState(() => followedTickets().find(({ token }) => token === follow));
  const service = useService(access, ticket);
  const money = useTicketMoney(reference, ticket);
  const may = (action: TicketProgress['availableActions'][number]): boolean => ticket.availableActions.includes(action);
  const close = (): void => setSheet(null);
  const changed = (next: TicketProgress, toast: string): void => {
    close();
    onChange(next);
    device.toast(toast);
  };

  const { now, before } = visitsToShow(ticket, service.value?.visits ?? []);
  const followUp = service.value?.followUp ?? null;
  const asks = followUp && !followUp.answer && may('confirm') ? followUp : null;
  const acceptanceWanted = ticket.reporter && now?.acceptanceWanted === true;
  const finished = ticket.state === 'completed' || ticket.state === 'closed';
  const stickerCode = followed?.stickerCode ?? null;
  const { mergedInto, servicePhone } = ticket;

  const sayNotFixed = useEvent((): void => {
    if (!notFixed) return;
    // Who follows somebody else's report can tell what is wrong; sending it back is the reporter's.
    if (may('rework')) setSheet('rework');
    else device.scrollTo(commentsId);
  });
  useEffect(sayNotFixed, [sayNotFixed]);

  return (
    <View>
      {justSubmitted && <SubmittedCard number={ticket.number} url={followed?.url} />}
      <HeadCard ticket={ticket} visit={now} />
      {mergedInto && follow === null && <Card><LinkRow icon="merge" title={words.progress.openMerged} value={spacedNumber(mergedInto.number)} onClick={() => replace('/pages/progress/index', { id: String(mergedInto.id) })} /></Card>}

      {(asks || acceptanceWanted) && <AskCard followUp={asks} acceptanceWanted={acceptanceWanted} mayRework={may('rework')} onFixed={() => setSheet('finish')} onNotFixed={() => setSheet('rework')} />}
      {money.value && <MoneyCard money={money.value} reference={reference} />}
      {money.error && !money.value ? <Notice icon="refresh" tone="warning" onClick={() => void money.reload()}>{words.money.notLoaded}</Notice> : null}
      {service.error && !service.value ? <Notice icon="refresh" tone="warning" onClick={() => void service.reload()}>{words.visit.notLoaded}</Notice> : null}
      {service.loading && !service.value && !service.error && <Skeleton cards={1} />}
      {now && <VisitCard visit={now} onHold={ticket.state === 'on_hold'} servicePhone={servicePhone} />}
      {finished && now?.work && <Card><ReportRow access={access} number={ticket.number} /></Card>}
      {followUp?.answer && <AnswerCard answer={followUp.answer} />}
      {may('rework') && service.value && !asks && !acceptanceWanted && (
        <Card><LinkRow icon="refresh" title={words.rework.again} text={words.rework.againText} onClick={() => setSheet('rework')} /></Card>
      )}
      {before.map((visit) => <EarlierVisitCard key={visit.id} visit={visit} />)}

      <FactsCard ticket={ticket} />
      {may('comment') && <View id={commentsId}><CommentCard access={access} stickerCode={stickerCode} onChange={onChange} /></View>}
      <Card title={words.progress.timeline}><Timeline entries={ticket.timeline} /></Card>
      {servicePhone && !now && <Card><ServicePhoneRow phone={servicePhone} /></Card>}
      {may('cancel') && <Button look="danger" wide onClick={() => setSheet('cancel')}>{words.progress.cancelReport}</Button>}

      {sheet === 'cancel' && <CancelSheet cancel={access.cancel} onClose={close} onCancelled={(next) => changed(next, words.progress.cancelled)} />}
      {sheet === 'rework' && <ReworkSheet access={access} stickerCode={stickerCode} onClose={close} onSent={(next) => changed(next, words.rework.sent)} />}
      {sheet === 'finish' && (
        <FinishSheet
          access={access}
          stickerCode={stickerCode}
          contactName={ticket.contact?.name ?? ''}
          acceptanceWanted={acceptanceWanted}
          asks={asks && { nps: asks.askNps }}
          onClose={close}
          onDone={(next, done) => {
            close();
            onChange(next);
            if (service.value) service.set({ ...service.value, ...done });
          }}
        />
      )}
    </View>
  );
}
