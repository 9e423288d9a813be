import { CheckCircleOutlined } from '@ant-design/icons';
import type { SessionSummary } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Skeleton } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Mark } from '../../components/mark';
import { pageStyles } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { deviceName } from './device-name';

export function Sessions() {
  const words = useWords();
  const query = useQuery({ queryKey: keys.sessions, queryFn: () => call('GET /me/sessions') });
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  return (
    <>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.account.sessionsHint}</p>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
        {query.data.map((item) => <SessionRow key={item.id} item={item} />)}
      </ul>
    </>
  );
}

function SessionRow({ item }: { item: SessionSummary }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const revoke = useMutation({
    mutationFn: () => call('DELETE /me/sessions/:id', { params: { id: item.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.sessions });
      void message.success(words.account.revoked);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  return (
    <li style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
      <div style={{ flex: 1, minWidth: 200 }}>
        <div>{words.account.clients[item.client]} · {deviceName(item.userAgent) ?? words.account.unknownDevice}</div>
        <div className={pageStyles.hint}>{item.address} · <TimeText at={item.lastUsedAt} /></div>
      </div>
      {item.current ? (
        <Mark tone="success" icon={<CheckCircleOutlined />}>{words.account.currentSession}</Mark>
      ) : (
        <Popconfirm title={words.account.revokeTitle} okText={words.account.revoke} onConfirm={() => revoke.mutate()}>
          <Button size="small" loading={revoke.isPending}>{words.account.revoke}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
