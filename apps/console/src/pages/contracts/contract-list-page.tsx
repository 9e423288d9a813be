import { PlusOutlined } from '@ant-design/icons';
import type { ServiceContract } from '@scanfix/shared-types';
import { Button, Tabs } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { Amount } from '../../components/amount';
import { DataList } from '../../components/data-list';
import { Page, pageStyles as page } from '../../components/page';
import { CustomerPicker } from '../../components/pickers';
import { SearchField } from '../../components/search-field';
import { id, oneOf, text as textField, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { ContractMark, ContractPeriod, CreditBar, useTerms, VisitsBar } from './contract-parts';
import { contractsInForce } from './contracts-in-force';

const views = ['current', 'expiring', 'upcoming', 'expired', 'terminated', 'all'] as const;
type View = (typeof views)[number];
const fields = { state: oneOf(views), search: textField, customerId: id };

export default function ContractListPage() {
  const words = useWords();
  const { contracts: text } = words;
  const navigate = useNavigate();
  const mayWrite = useMay('contract:write');
  const { filters: { state: view = 'current', ...filters }, change } = useUrlFilters(fields);
  const pages = usePages<ServiceContract>(keys.contractList({ view, ...filters }), (cursor) =>
    view === 'current'
      ? contractsInForce((query) => call('GET /contracts', { query: { ...filters, ...query } }), cursor)
      : call('GET /contracts', { query: { ...filters, ...(view === 'all' ? {} : { state: view }), cursor } }));
  const terms = useTerms();
  const create = mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/contracts/new')}>{text.create}</Button> : null;
  const isFiltered = Boolean(filters.search || filters.customerId);
  const name = (contract: ServiceContract) => (
    <div>
      <Link to={`/contracts/${contract.id}`}>{contract.name}</Link>
      <div className={page.mono}>{contract.number}</div>
    </div>
  );
  return (
    <Page title={text.title} extra={create}>
      <Tabs activeKey={view} onChange={(key) => change({ state: key === 'current' ? undefined : (key as View) })} items={views.map((key) => ({ key, label: text.views[key] }))} />
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={text.searchPlaceholder} />
        <CustomerPicker value={filters.customerId ?? null} onChange={(customerId) => change({ customerId: customerId ?? undefined })} style={{ width: 220 }} aria-label={text.customer} />
      </div>
      <DataList
        pages={pages}
        label={text.title}
        testId="contract-list"
        onOpen={(contract) => void navigate(`/contracts/${contract.id}`)}
        empty={isFiltered ? { text: text.emptyFiltered } : { text: text.empty[view], ...(view === 'current' || view === 'all' ? { action: create } : {}) }}
        columns={[
          { key: 'contract', title: text.columns.contract, render: (_value, contract) => name(contract) },
          { key: 'customer', title: text.columns.customer, render: (_value, { customer }) => <Link to={`/customers/${customer.id}`}>{customer.name}</Link> },
          { key: 'state', title: text.columns.state, render: (_value, { state }) => <ContractMark state={state} /> },
          { key: 'period', title: text.columns.period, render: (_value, contract) => <ContractPeriod contract={contract} /> },
          { key: 'visits', title: text.columns.visits, render: (_value, contract) => <VisitsBar contract={contract} /> },
          { key: 'terms', title: text.columns.terms, render: (_value, contract) => <>{terms(contract)}<CreditBar contract={contract} /></> },
          { key: 'fee', title: text.columns.fee, align: 'right', render: (_value, { fee }) => <Amount fen={fee} /> },
        ]}
        card={(contract) => (
          <>
            <div className={page.cardTop}><span className={page.cardTitle}>{name(contract)}</span><ContractMark state={contract.state} /></div>
            <div className={page.cardLine}><span>{contract.customer.name}</span><ContractPeriod contract={contract} /></div>
            <VisitsBar contract={contract} />
            <CreditBar contract={contract} />
          </>
        )}
      />
    </Page>
  );
}
