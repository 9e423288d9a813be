import type { TicketMoney } from '@scanfix/shared-types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';

/** A ticket's quotes and payments. It lies below the ticket, so that live news of the ticket reads it again. */
export function useTicketMoney(ticketId: number) {
  return useQuery({ queryKey: keys.money(ticketId), queryFn: () => call('GET /tickets/:id/money', { params: { id: ticketId } }) });
}

/** What an action on a quote answers with is the newest; the ticket's timeline tells of it too. */
export function useTicketMoneyChanged(): (money: TicketMoney) => void {
  const client = useQueryClient();
  return (money) => {
    client.setQueryData(keys.money(money.ticketId), money);
    void client.invalidateQueries({ queryKey: keys.ticket(money.ticketId), exact: true });
    void client.invalidateQueries({ queryKey: keys.quoteMaterial(money.ticketId) });
    void client.invalidateQueries({ queryKey: keys.finance });
  };
}
