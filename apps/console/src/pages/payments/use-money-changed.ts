import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../api/keys';

/** Money that moved is seen in many places: what they show is old now. */
export function useMoneyChanged(): (ticketIds?: readonly number[]) => void {
  const client = useQueryClient();
  return (ticketIds = []) => {
    for (const queryKey of [keys.payments, keys.refunds, keys.finance, keys.reconciliations, ...ticketIds.map(keys.ticket)]) void client.invalidateQueries({ queryKey });
  };
}
