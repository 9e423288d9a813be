import { MoreOutlined } from '@ant-design/icons';
import type { StaffSummary } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMe } from '../../api/me';
import { useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import type { HandOver } from './hand-over-dialog';

type StaffAction = 'edit' | 'invitation' | 'reset-password' | 'unlock' | 'end-sessions' | 'disable' | 'enable';

export function StaffMenu({ person, onEdit, onHandOver }: { person: StaffSummary; onEdit: () => void; onHandOver: (handOver: HandOver) => void }) {
  const words = useWords();
  const me = useMe();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const params = { id: person.id };
  const run = useMutation({
    mutationFn: async (action: StaffAction): Promise<HandOver | string | null> => {
      switch (action) {
        case 'invitation':
          return { kind: 'invited', invited: await call('POST /staff/:id/invitations', { params }) };
        case 'reset-password':
          return { kind: 'password', name: person.name, ...(await call('POST /staff/:id/reset-password', { params })) };
        case 'unlock':
          await call('POST /staff/:id/unlock', { params });
          return words.staff.unlocked;
        case 'end-sessions':
          await call('DELETE /staff/:id/sessions', { params });
          return words.staff.sessionsEnded;
        case 'disable':
        case 'enable':
          await call('PATCH /staff/:id', { params, body: { status: action === 'disable' ? 'disabled' : 'active' } });
          return action === 'disable' ? words.staff.disabled : words.staff.enabled;
        case 'edit':
          return null;
      }
    },
    onSuccess: (result) => {
      void client.invalidateQueries({ queryKey: keys.staff });
      if (typeof result === 'string') void message.success(result);
      else if (result) onHandOver(result);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const questions: Partial<Record<StaffAction, [title: string, hint?: string, ok?: string]>> = {
    'reset-password': [words.staff.resetTitle(person.name), words.staff.resetHint, words.staff.resetPassword],
    'end-sessions': [words.staff.endSessionsTitle(person.name), undefined, words.staff.endSessions],
    disable: [words.staff.disableTitle(person.name), words.staff.disableHint, words.staff.disable],
  };
  const choose = (action: StaffAction): void => {
    if (action === 'edit') return onEdit();
    const question = questions[action];
    if (!question) return run.mutate(action);
    const [title, content, okText] = question;
    void modal.confirm({ title, content, okText, okButtonProps: { danger: true }, onOk: () => run.mutateAsync(action).catch(() => undefined) });
  };
  const isLocked = person.lockedUntil !== null && Date.parse(person.lockedUntil) > Date.now();
  const items = [
    { key: 'edit', label: words.general.edit },
    { key: 'invitation', label: words.staff.newInvitation },
    person.username ? { key: 'reset-password', label: words.staff.resetPassword } : null,
    isLocked ? { key: 'unlock', label: words.staff.unlock } : null,
    { key: 'end-sessions', label: words.staff.endSessions },
    person.status === 'disabled' ? { key: 'enable', label: words.staff.enable } : person.id === me.id ? null : { key: 'disable', label: words.staff.disable, danger: true },
  ].filter((item) => item !== null);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          choose(key as StaffAction);
        },
      }}
    >
      <Button type="text" icon={<MoreOutlined />} loading={run.isPending} aria-label={`${words.general.moreActions} ${person.name}`} />
    </Dropdown>
  );
}
