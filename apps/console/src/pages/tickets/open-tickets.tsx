import type { TicketSummary } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form } from 'antd';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { spokenNumber } from '../../components/format';
import { TicketStateMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';

export function useOpenTickets(assetId: number | null) {
  return useQuery({
    queryKey: ['tickets', 'open-of-asset', assetId],
    queryFn: async () => (await call('GET /tickets', { query: { assetId: assetId ?? undefined, state: 'open', limit: 5 } })).items,
    enabled: assetId !== null,
  });
}

/** What is already being done about this asset, so that one problem becomes one ticket. */
export function OpenTickets({ tickets }: { tickets: TicketSummary[] }) {
  const words = useWords();
  if (tickets.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      data-testid="open-tickets"
      title={words.newTicket.openTickets}
      description={
        <>
          <div>{words.newTicket.openTicketsHint}</div>
          <ul style={{ margin: '8px 0', paddingInlineStart: 20 }}>
            {tickets.map((ticket) => (
              <li key={ticket.id}>
                <Link to={`/tickets/${ticket.id}`} aria-label={words.newTicket.lookAt(ticket.number)}>{spokenNumber(ticket.number)}</Link> {ticket.problem} <TicketStateMark state={ticket.state} /> <TimeText at={ticket.submittedAt} />
              </li>
            ))}
          </ul>
          <Form.Item name="anotherProblem" valuePropName="checked" noStyle>
            <Checkbox>{words.newTicket.another}</Checkbox>
          </Form.Item>
        </>
      }
    />
  );
}
