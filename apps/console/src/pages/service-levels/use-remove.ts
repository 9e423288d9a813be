import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App } from 'antd';
import { useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';

/** Asks, removes, and says why not where it is still in use. */
export function useRemove({ lists, send, title, hint }: { lists: QueryKey; send: (id: number) => Promise<unknown>; title: (name: string) => string; hint: string }): (row: { id: number; name: string }) => void {
  const words = useWords();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const remove = useMutation({
    mutationFn: send,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: lists });
      void message.success(words.serviceLevels.deleted);
    },
    onError: (error) => void message.error(wordFor(error), 6),
  });
  return ({ id, name }) =>
    void modal.confirm({ title: title(name), content: hint, okText: words.general.remove, okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(id).catch(() => undefined) });
}
