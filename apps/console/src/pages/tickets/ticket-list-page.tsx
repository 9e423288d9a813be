import { ArrowUpOutlined, PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay, useMe } from '../../api/me';
import { DataList, type EmptyWords } from '../../components/data-list';
import { DialogForm } from '../../components/dialog-form';
import { Page } from '../../components/page';
import { useUrlFilters } from '../../components/url-filters';
import { useStored } from '../../components/use-stored';
import { useWords, type Words } from '../../i18n';
import { defaultColumns, TicketCard, ticketColumnKeys, ticketColumns, type TicketColumn } from './ticket-columns';
import { TicketFilterBar } from './ticket-filter-bar';
import { countFilters, countOfView, defaultView, loadViews, searchOf, storeViews, ticketFields, ticketQuery, ticketViews, type SavedView, type TicketFilters, type TicketView } from './ticket-filters';
import styles from './tickets.module.css';
import { useLiveTickets } from './use-live-tickets';

export default function TicketListPage() {
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const { filters, change, replaceAll } = useUrlFilters(ticketFields);
  const query = useMemo(() => ticketQuery(filters, me.organization.timeZone), [filters, me.organization.timeZone]);
  const { pages, fresh, showFresh, watch } = useLiveTickets(query);
  const [columns, setColumns] = useStored<TicketColumn[]>('scanfix.ticket-columns', defaultColumns, areColumns);
  const tableColumns = useMemo(() => ticketColumns(columns, words), [columns, words]);
  const maySubmit = useMay('ticket:submit-for-requester');
  const [naming, setNaming] = useState(false);
  const [views, setViews] = useState(() => loadViews(me.id));
  const keepViews = (next: SavedView[]): void => {
    storeViews(me.id, next);
    setViews(next);
  };
  return (
    <Page
      title={words.ticketList.title}
      extra={maySubmit ? <Button type="primary" icon={<PhoneOutlined />} onClick={() => void navigate('/tickets/new')}>{words.layout.menu.newTicket}</Button> : null}
    >
      <ViewTabs filters={filters} replaceAll={replaceAll} views={views} onRemove={(name) => keepViews(views.filter((view) => view.name !== name))} />
      <TicketFilterBar filters={filters} change={change} columns={columns} setColumns={setColumns} onSaveView={() => setNaming(true)} />
      {fresh.count > 0 ? (
        <div className={styles.fresh} role="status">
          <Button type="primary" shape="round" icon={<ArrowUpOutlined />} className={styles.freshButton ?? ''} onClick={showFresh} data-testid="new-rows">
            {words.ticketList.newRows(fresh.count, fresh.capped)}
          </Button>
        </div>
      ) : null}
      <div {...watch}>
        <DataList
          pages={pages}
          columns={tableColumns}
          card={(ticket) => <TicketCard ticket={ticket} words={words} />}
          label={words.ticketList.title}
          testId="ticket-list"
          onOpen={(ticket) => void navigate(`/tickets/${ticket.id}`)}
          empty={emptyWords(filters, words, () => replaceAll({ view: 'all', search: filters.search }))}
        />
      </div>
      <NameView open={naming} onClose={() => setNaming(false)} onName={(name) => keepViews([...views.filter((view) => view.name !== name), { name, search: searchOf(filters) }])} />
    </Page>
  );
}

function ViewTabs({ filters, replaceAll, views, onRemove }: { filters: TicketFilters; replaceAll: (filters: TicketFilters) => void; views: SavedView[]; onRemove: (name: string) => void }) {
  const words = useWords();
  const [, setSearch] = useSearchParams();
  const counts = useQuery({ queryKey: keys.ticketCounts, queryFn: () => call('GET /tickets/counts'), refetchInterval: 60_000 });
  const here = searchOf(filters);
  const own = views.find((view) => view.search === here);
  const items = [
    ...ticketViews.map((view) => ({ key: view, label: <ViewLabel view={view} count={counts.data ? countOfView(view, counts.data) : null} />, closable: false })),
    ...views.map((view) => ({ key: `own:${view.name}`, label: view.name, closable: true, closeIcon: undefined })),
  ];
  return (
    <Tabs
      className={styles.views ?? ''}
      type={views.length > 0 ? 'editable-card' : 'line'}
      hideAdd
      items={items}
      activeKey={own ? `own:${own.name}` : (filters.view ?? defaultView)}
      onEdit={(key, action) => action === 'remove' && typeof key === 'string' && onRemove(key.slice('own:'.length))}
      onTabClick={(key) => {
        const view = views.find(({ name }) => key === `own:${name}`);
        if (view) setSearch(view.search);
        else replaceAll({ view: key as TicketView });
      }}
      aria-label={words.ticketList.title}
    />
  );
}

function ViewLabel({ view, count }: { view: TicketView; count: { value: number; capped: boolean } | null }) {
  const words = useWords();
  const alarming = view === 'overdue' && count !== null && count.value > 0;
  return (
    <span data-testid={`view-${view}`}>
      {words.ticketList.views[view]}
      {count ? <span className={`${styles.count} ${alarming ? styles.countDanger : ''}`}>{words.general.count(count.value, count.capped)}</span> : null}
    </span>
  );
}

function NameView({ open, onClose, onName }: { open: boolean; onClose: () => void; onName: (name: string) => void }) {
  const words = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal open={open} title={words.ticketList.saveViewTitle} okText={words.general.save} onCancel={onClose} onOk={() => form.submit()} destroyOnHidden>
      <DialogForm
        form={form}
        onFinish={({ name }) => {
          onName(name.trim());
          onClose();
          void message.success(words.general.saved);
        }}
      >
        <Form.Item name="name" label={words.ticketList.viewName} rules={[{ required: true, whitespace: true, message: words.ticketList.viewNameRequired }, { max: 30 }]}>
          <Input autoFocus placeholder={words.ticketList.viewNamePlaceholder} />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}

function emptyWords(filters: TicketFilters, words: Words, searchAll: () => void): EmptyWords {
  const view = filters.view ?? defaultView;
  if (filters.search || countFilters(filters) > 0) {
    return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyFiltered, action: <Button onClick={searchAll}>{words.ticketList.views.all}</Button> };
  }
  if (view === 'overdue') return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyOverdue };
  if (view === 'triaged') return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyTriaged };
  if (view === 'field') return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyField };
  if (view === 'completed') return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyCompleted };
  if (view === 'submitted' || view === 'open') return { title: words.ticketList.emptyTitle, text: words.ticketList.emptySubmitted };
  return { title: words.ticketList.emptyTitle, text: words.ticketList.emptyAll };
}

function areColumns(value: unknown): value is TicketColumn[] {
  return Array.isArray(value) && value.every((key) => (ticketColumnKeys as readonly unknown[]).includes(key));
}
