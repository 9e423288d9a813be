import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, StopOutlined } from '@ant-design/icons';
import type { SlaPolicy } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { Mark } from '../../components/mark';
import { pageStyles } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { useProblemMessage } from '../../components/problem-notice';
import { allOnOnePage } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { wordConditions, wordStep, wordTargets } from './escalation-words';
import styles from './service-levels.module.css';
import { useRemove } from './use-remove';
import { useCalendars, usePolicies, useStaffNames } from './use-service-levels';

export function PolicyList({ mayWrite }: { mayWrite: boolean }) {
  const words = useWords();
  const navigate = useNavigate();
  const query = usePolicies();
  const categories = useCategories();
  const categoryNames = useMemo(() => new Map(categories.data?.map(({ id, name }) => [id, name])), [categories.data]);
  const calendars = useCalendars();
  const names = useStaffNames();
  const order = useOrder();
  const remove = useRemove({ lists: keys.slaPolicies, send: (id) => call('DELETE /sla-policies/:id', { params: { id } }), title: words.serviceLevels.deletePolicyTitle, hint: words.serviceLevels.deletePolicyHint });
  const rows = query.data ?? [];
  const lines = (texts: string[]) => <div className={styles.lines}>{texts.map((text, index) => <span key={index}>{text}</span>)}</div>;
  const name = (policy: SlaPolicy) => (
    <div className={styles.lines}>
      <b>{policy.name}</b>
      {policy.active ? null : <Mark tone="neutral" icon={<StopOutlined />}>{words.serviceLevels.inactive}</Mark>}
      <span className={pageStyles.hint}>{calendars.data?.find(({ id }) => id === policy.calendarId)?.name}</span>
    </div>
  );
  const escalations = (policy: SlaPolicy) => (policy.escalations.length > 0 ? lines(policy.escalations.map((step) => wordStep(step, words, names))) : <span className={pageStyles.hint}>{words.serviceLevels.noSteps}</span>);
  const tools = (policy: SlaPolicy) => {
    if (!mayWrite) return null;
    const at = rows.findIndex(({ id }) => id === policy.id);
    return (
      <span style={{ whiteSpace: 'nowrap' }}>
        <Button type="text" icon={<ArrowUpOutlined />} disabled={at <= 0 || order.isPending} aria-label={words.serviceLevels.moveUp(policy.name)} onClick={() => order.mutate(moved(rows, at, at - 1))} />
        <Button type="text" icon={<ArrowDownOutlined />} disabled={at >= rows.length - 1 || order.isPending} aria-label={words.serviceLevels.moveDown(policy.name)} onClick={() => order.mutate(moved(rows, at, at + 1))} />
        <Button type="text" icon={<EditOutlined />} aria-label={words.serviceLevels.editPolicy(policy.name)} onClick={() => void navigate(`/service-levels/policies/${policy.id}`)} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={words.serviceLevels.deletePolicyTitle(policy.name)} onClick={() => remove(policy)} />
      </span>
    );
  };
  const needsCalendar = {
    text: words.serviceLevels.needCalendar,
    action: <Button type="primary" onClick={() => void navigate('/service-levels/calendars/new')}>{words.serviceLevels.newCalendar}</Button>,
  };
  return (
    <>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.serviceLevels.intro}</p>
      <DataList
        pages={allOnOnePage(query)}
        label={words.serviceLevels.tabs.policies}
        testId="policy-list"
        onOpen={(policy) => void navigate(`/service-levels/policies/${policy.id}`)}
        empty={mayWrite && calendars.data?.length === 0 ? needsCalendar : { text: words.serviceLevels.emptyPolicies }}
        columns={[
          { key: 'order', width: 48, align: 'right', render: (_value, _policy, index) => <span className={pageStyles.hint}>{index + 1}</span> },
          { key: 'name', title: words.serviceLevels.columns.name, render: (_value, policy) => name(policy) },
          { key: 'conditions', title: words.serviceLevels.columns.conditions, render: (_value, policy) => lines(wordConditions(policy, words, categoryNames)) },
          { key: 'targets', title: words.serviceLevels.columns.targets, render: (_value, policy) => lines(wordTargets(policy, words)) },
          { key: 'escalations', title: words.serviceLevels.columns.escalations, render: (_value, policy) => escalations(policy) },
          { key: 'tools', width: 168, render: (_value, policy) => tools(policy) },
        ]}
        card={(policy) => (
          <>
            {name(policy)}
            <div className={pageStyles.cardLine}>{lines(wordConditions(policy, words, categoryNames))}</div>
            <div className={pageStyles.cardLine}>{lines(wordTargets(policy, words))}</div>
            <div className={pageStyles.cardLine}>{escalations(policy)}</div>
            {tools(policy)}
          </>
        )}
      />
    </>
  );
}

/** The rows as they shall stand; each whose place is another is saved with it. */
function useOrder() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  return useMutation({
    mutationFn: async (rows: SlaPolicy[]) => {
      for (const [position, policy] of rows.entries()) {
        if (policy.position === position) continue;
        const { id, ...rest } = policy;
        await call('PUT /sla-policies/:id', { params: { id }, body: { ...rest, position } });
      }
    },
    onError: (error) => void message.error(wordFor(error)),
    onSettled: () => client.invalidateQueries({ queryKey: keys.slaPolicies }),
  });
}

export function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const order = [...rows];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
