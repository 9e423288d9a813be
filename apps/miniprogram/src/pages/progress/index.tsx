import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { LoginNeededError } from '@/api/failures';
import { Button } from '@/components/button';
import { screen } from '@/components/screen';
import { Failure, Message, Skeleton } from '@/components/states';
import { useEvent } from '@/components/use-event';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import { ticketReference, type TicketReference } from '@/reporting/ticket-reference';
import { useSession } from '@/session/use-session';
import { Ticket } from './ticket';
import { useTicket } from './use-ticket';

function Found({ reference, justSubmitted, notFixed }: { reference: TicketReference; justSubmitted: boolean; notFixed: boolean }) {
  const words = useWords();
  const session = useSession();
  const { ticket: { value, error, loading, reload, set }, access } = useTicket(reference);
  // Back from the login page.
  const loggedIn = session !== null;
  const goOn = useEvent(() => {
    if (loggedIn && error instanceof LoginNeededError) void reload();
  });
  useEffect(goOn, [goOn, loggedIn]);

  if (value) return <Ticket ticket={value} access={access} reference={reference} justSubmitted={justSubmitted} notFixed={notFixed} onChange={set} />;
  if (loading) return <Skeleton />;
  if (error instanceof LoginNeededError) {
    return (
      <Message icon="person" title={words.myReports.loginTitle} text={words.myReports.loginText}>
        <Button onClick={() => open('/pages/login/index', {})}>{words.me.logIn}</Button>
      </Message>
    );
  }
  return <Failure error={error} onRetry={() => void reload()} />;
}

function Progress() {
  const words = useWords();
  const { params } = useRouter();
  const [reference] = useState(() => ticketReference(params));
  if (!reference) return <Message icon="info" title={words.problems['not-found']} />;
  return <Found reference={reference} justSubmitted={params.submitted === '1'} notFixed={params.rework === '1'} />;
}

export default screen(Progress, { title: (words) => words.progress.title });
