import { CheckCircleOutlined, LockOutlined, MailOutlined, StopOutlined, UserAddOutlined, WechatOutlined } from '@ant-design/icons';
import { staffRoles, type StaffSummary } from '@scanfix/shared-types';
import { Button, Select, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { Page, pageStyles as page } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { TimeText } from '../../components/time-text';
import { oneOf, text, useUrlFilters } from '../../components/url-filters';
import { useNow } from '../../components/use-now';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { HandOverDialog, type HandOver } from './hand-over-dialog';
import { StaffDialog } from './staff-dialog';
import { StaffMenu } from './staff-menu';

const fields = { search: text, role: oneOf(staffRoles) };

export default function StaffListPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const pages = usePages<StaffSummary>(keys.staffList(filters), (cursor) => call('GET /staff', { query: { ...filters, cursor } }));
  const mayWrite = useMay('staff:write');
  const [editing, setEditing] = useState<StaffSummary | 'new' | null>(null);
  const [handOver, setHandOver] = useState<HandOver | null>(null);
  const menu = (person: StaffSummary) => (mayWrite ? <StaffMenu person={person} onEdit={() => setEditing(person)} onHandOver={setHandOver} /> : null);
  const invite = mayWrite ? <Button type="primary" icon={<UserAddOutlined />} onClick={() => setEditing('new')}>{words.staff.invite}</Button> : null;
  return (
    <Page title={words.staff.title} extra={invite}>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.staff.searchPlaceholder} />
        <Select allowClear placeholder={words.staff.columns.roles} aria-label={words.staff.columns.roles} value={filters.role ?? null} options={staffRoles.map((value) => ({ value, label: words.roles[value] }))} onChange={(value) => change({ role: value ?? undefined })} style={{ width: 130 }} />
      </div>
      <DataList
        pages={pages}
        label={words.staff.title}
        testId="staff-list"
        {...(mayWrite ? { onOpen: setEditing } : {})}
        empty={filters.search || filters.role ? { text: words.staff.emptyFiltered } : { text: words.staff.empty, action: invite }}
        columns={[
          { key: 'name', title: words.staff.columns.name, render: (_value, person) => <b>{person.name}</b> },
          { key: 'username', title: words.staff.columns.username, render: (_value, { username }) => username },
          { key: 'phone', title: words.staff.columns.phone, render: (_value, { phone }) => <span className={page.mono}>{phone}</span> },
          { key: 'roles', title: words.staff.columns.roles, render: (_value, person) => <Roles person={person} /> },
          { key: 'status', title: words.staff.columns.status, render: (_value, person) => <StatusMark person={person} /> },
          { key: 'wechat', title: words.staff.columns.wechat, render: (_value, { wechatBound }) => <Wechat bound={wechatBound} /> },
          { key: 'last', title: words.staff.columns.lastLogin, render: (_value, { lastLoginAt }) => (lastLoginAt ? <TimeText at={lastLoginAt} /> : <span className={page.hint}>{words.staff.neverLoggedIn}</span>) },
          { key: 'menu', width: 60, render: (_value, person) => menu(person) },
        ]}
        card={(person) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{person.name}</span><span><StatusMark person={person} />{menu(person)}</span></div>
            <div className={page.cardLine}><Roles person={person} /><span className={page.mono}>{person.phone}</span></div>
          </>
        )}
      />
      <StaffDialog editing={editing} onClose={() => setEditing(null)} onInvited={setHandOver} />
      <HandOverDialog handOver={handOver} onClose={() => setHandOver(null)} />
    </Page>
  );
}

function Roles({ person }: { person: StaffSummary }) {
  const words = useWords();
  return <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>{person.roles.map((role) => <Tag key={role} style={{ margin: 0 }}>{words.roles[role]}</Tag>)}</span>;
}

function StatusMark({ person }: { person: StaffSummary }) {
  const words = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  if (person.lockedUntil && Date.parse(person.lockedUntil) > now) return <Mark tone="warning" icon={<LockOutlined />}>{words.staff.locked(format.clockTime(person.lockedUntil, now))}</Mark>;
  const looks = { invited: ['info', <MailOutlined key="i" />], active: ['success', <CheckCircleOutlined key="i" />], disabled: ['neutral', <StopOutlined key="i" />] } as const;
  const [tone, icon] = looks[person.status];
  return <Mark tone={tone} icon={icon}>{words.staff.statuses[person.status]}</Mark>;
}

function Wechat({ bound }: { bound: boolean }) {
  const words = useWords();
  return (
    <Tooltip title={bound ? words.staff.wechatBound : words.staff.wechatNotBound}>
      <WechatOutlined aria-label={bound ? words.staff.wechatBound : words.staff.wechatNotBound} style={{ color: bound ? 'var(--success)' : 'var(--muted)', opacity: bound ? 1 : 0.45, fontSize: 18 }} />
    </Tooltip>
  );
}
