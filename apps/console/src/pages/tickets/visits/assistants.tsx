import { PlusOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import type { VisitView } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popover, Tag } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/call';
import { useMay } from '../../../api/me';
import { EngineerPicker } from '../../../components/pickers';
import { useProblemMessage } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { useVisitChanged } from './use-visits';
import styles from './visits.module.css';

/** Who helps on the same trip; as long as it lasts, people join and leave. */
export function Assistants({ visit }: { visit: VisitView }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const changed = useVisitChanged();
  const mayChange = useMay('ticket:assign') && visit.stage !== 'ended';
  const [adding, setAdding] = useState(false);
  const add = useMutation({
    mutationFn: (engineerId: number) => call('POST /visits/:id/assistants', { params: { id: visit.id }, body: { engineerId } }),
    onSuccess: (updated, engineerId) => {
      setAdding(false);
      changed(updated);
      void message.success(words.visits.assistantAdded(updated.assistants.find(({ id }) => id === engineerId)?.name ?? ''));
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const remove = useMutation({
    mutationFn: (engineerId: number) => call('DELETE /visits/:id/assistants/:engineerId', { params: { id: visit.id, engineerId } }),
    onSuccess: (updated) => {
      changed(updated);
      void message.success(words.visits.assistantRemoved);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  if (visit.assistants.length === 0 && !mayChange) return null;
  const picker = (
    <div style={{ width: 240 }}>
      <EngineerPicker
        autoFocus
        disabled={add.isPending}
        aria-label={words.visits.addAssistant}
        excludeIds={[visit.engineer.id, ...visit.assistants.map(({ id }) => id)]}
        onChange={(engineerId) => {
          if (engineerId !== null) add.mutate(engineerId);
        }}
      />
    </div>
  );
  return (
    <div className={styles.line} data-testid="assistants">
      <UsergroupAddOutlined aria-hidden />
      <span className={styles.label}>{words.visits.assistants}</span>
      {visit.assistants.map(({ id, name }) => (
        <Tag
          key={id}
          closable={mayChange ? { 'aria-label': words.visits.removeAssistant(name) } : false}
          onClose={(event) => {
            // It goes when the server has said so.
            event.preventDefault();
            remove.mutate(id);
          }}
        >
          {name}
        </Tag>
      ))}
      {visit.assistants.length === 0 ? <span className={styles.quiet}>{words.general.none}</span> : null}
      {mayChange ? (
        <Popover trigger="click" open={adding} onOpenChange={setAdding} content={picker} destroyOnHidden>
          <Button size="small" icon={<PlusOutlined />}>{words.visits.addAssistant}</Button>
        </Popover>
      ) : null}
    </div>
  );
}
