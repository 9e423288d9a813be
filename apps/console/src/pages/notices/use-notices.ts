import type { Notice, UnreadNotices } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useLive } from '../../api/use-live';
import { useProblemMessage } from '../../components/problem-notice';
import { pathOf } from './notice-line';

/** How many are unread; said live, and looked up now and then in case an event was lost. */
export function useUnreadNotices() {
  const client = useQueryClient();
  useLive(({ type }) => {
    if (type === 'notice' || type === 'reset') void client.invalidateQueries({ queryKey: keys.notices });
  });
  return useQuery({ queryKey: keys.unreadNotices, queryFn: () => call('GET /me/notices/unread'), refetchInterval: 5 * 60_000 });
}

/** Reading one leads to what it is about; that it was read need not be waited for. */
export function useReadNotices() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const counted = (unread: UnreadNotices): void => {
    client.setQueryData(keys.unreadNotices, unread);
    void client.invalidateQueries({ queryKey: keys.noticeLists });
  };
  const one = useMutation({ mutationFn: (id: number) => call('POST /me/notices/:id/read', { params: { id } }), onSuccess: counted });
  const all = useMutation({ mutationFn: () => call('POST /me/notices/read-all'), onSuccess: counted, onError: (error) => void message.error(wordFor(error)) });
  return {
    open: (notice: Notice): void => {
      if (notice.readAt === null) one.mutate(notice.id);
      const path = pathOf(notice);
      if (path) void navigate(path);
    },
    readAll: () => all.mutate(),
    readingAll: all.isPending,
  };
}
