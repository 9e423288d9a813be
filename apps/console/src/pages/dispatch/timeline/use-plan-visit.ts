import type { TimelineVisit } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call } from '../../../api/call';
import { keys } from '../../../api/keys';
import { useFormat } from '../../../components/format';
import { useProblemMessage } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import type { Span } from './lay-out-day';

/** Gives a visit another time. Until the server has answered it is drawn where it was put; a refusal takes it back. */
export function usePlanVisit() {
  const words = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const mutation = useMutation({
    mutationFn: ({ visit, span }: { visit: TimelineVisit; span: Span }) => call('PUT /visits/:id/plan', { params: { id: visit.visitId }, body: { plannedFrom: new Date(span.from).toISOString(), plannedTo: new Date(span.to).toISOString() } }),
    onSuccess: async (_view, { visit, span }) => {
      void client.invalidateQueries({ queryKey: keys.ticket(visit.ticketId) });
      void message.success(words.schedule.moved(format.clockTime(new Date(span.from).toISOString()), format.clockTime(new Date(span.to).toISOString())));
      await client.invalidateQueries({ queryKey: [...keys.dispatch, 'timeline'] });
    },
    onError: (error) => {
      void message.error(wordFor(error));
      void client.invalidateQueries({ queryKey: [...keys.dispatch, 'timeline'] });
    },
  });
  return {
    plan: mutation.mutate,
    /** What is on its way, to be drawn as if it were done. */
    planned: mutation.isPending ? { visitId: mutation.variables.visit.visitId, span: mutation.variables.span } : null,
  };
}
