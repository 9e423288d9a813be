import { PlusOutlined } from '@ant-design/icons';
import type { CustomerSummary } from '@scanfix/shared-types';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { Page, pageStyles as page } from '../../components/page';
import { CustomerLevelMark } from '../../components/state-marks';
import { SearchField } from '../../components/search-field';
import { text, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

const fields = { search: text };

export default function CustomerListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(fields);
  const pages = usePages<CustomerSummary>(keys.customerList(filters), (cursor) => call('GET /customers', { query: { ...filters, cursor } }));
  const mayWrite = useMay('customer:write');
  const create = mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/customers/new')}>{words.customers.create}</Button> : null;
  return (
    <Page title={words.customers.title} extra={create}>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.customers.searchPlaceholder} />
      </div>
      <DataList
        pages={pages}
        label={words.customers.title}
        testId="customer-list"
        onOpen={(customer) => void navigate(`/customers/${customer.id}`)}
        empty={filters.search ? { text: words.customers.emptyFiltered } : { text: words.customers.empty, action: create }}
        columns={[
          { key: 'name', title: words.customers.columns.name, render: (_value, customer) => <Link to={`/customers/${customer.id}`}>{customer.name}</Link> },
          { key: 'kind', title: words.customers.columns.kind, render: (_value, { kind }) => words.customers.kinds[kind] },
          { key: 'level', title: words.customers.level, render: (_value, { level }) => <CustomerLevelMark level={level} /> },
          { key: 'phone', title: words.customers.columns.phone, render: (_value, { phone }) => <span className={page.mono}>{phone}</span> },
          { key: 'address', title: words.customers.columns.address, render: (_value, { address }) => <span className={page.clip}>{address}</span> },
        ]}
        card={(customer) => (
          <>
            <div className={page.cardTop}><Link to={`/customers/${customer.id}`} className={page.cardTitle}>{customer.name}</Link><span className={page.hint}>{words.customers.kinds[customer.kind]}</span></div>
            <div className={page.cardLine}>{customer.level === 'standard' ? null : <CustomerLevelMark level={customer.level} />}<span className={page.mono}>{customer.phone}</span><span>{customer.address}</span></div>
          </>
        )}
      />
    </Page>
  );
}
