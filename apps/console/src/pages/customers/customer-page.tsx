import { EditOutlined } from '@ant-design/icons';
import type { AssetSummary, CustomerDetail } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { DataList } from '../../components/data-list';
import { pathOf } from '../../components/format';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { AssetStatusMark, CustomerLevelMark } from '../../components/state-marks';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

export default function CustomerPage() {
  const words = useWords();
  const id = Number(useParams().id);
  const query = useQuery({ queryKey: keys.customer(id), queryFn: () => call('GET /customers/:id', { params: { id } }) });
  return <Loaded query={query} notFound={words.customers.notFound}>{(customer) => <CustomerView customer={customer} />}</Loaded>;
}

function CustomerView({ customer }: { customer: CustomerDetail }) {
  const words = useWords();
  const navigate = useNavigate();
  const mayWrite = useMay('customer:write');
  const query = { customerId: customer.id };
  const assets = usePages<AssetSummary>(keys.assetList(query), (cursor) => call('GET /assets', { query: { ...query, cursor } }));
  return (
    <Page title={customer.name} subtitle={words.customers.kinds[customer.kind]} backTo="/customers" extra={mayWrite ? <Button icon={<EditOutlined />} onClick={() => void navigate(`/customers/${customer.id}/edit`)}>{words.general.edit}</Button> : null}>
      <div className={pageStyles.columns}>
        <div>
          <h2 className={pageStyles.panelTitle} style={{ margin: '4px 0 12px' }}>{words.customers.assets}</h2>
          <DataList
            pages={assets}
            label={words.customers.assets}
            onOpen={(asset) => void navigate(`/assets/${asset.id}`)}
            empty={{ text: words.customers.noAssets }}
            columns={[
              { key: 'name', title: words.assets.columns.name, render: (_value, asset) => <Link to={`/assets/${asset.id}`}>{asset.name}</Link> },
              { key: 'serial', title: words.assets.columns.serialNumber, render: (_value, asset) => <span className={pageStyles.mono}>{asset.serialNumber}</span> },
              { key: 'location', title: words.assets.columns.location, render: (_value, asset) => <span className={pageStyles.clip}>{pathOf(asset.location, words)}</span> },
              { key: 'status', title: words.assets.columns.status, render: (_value, asset) => <AssetStatusMark status={asset.status} /> },
            ]}
            card={(asset) => <div className={pageStyles.cardTop}><Link to={`/assets/${asset.id}`}>{asset.name}</Link><AssetStatusMark status={asset.status} /></div>}
          />
        </div>
        <div>
          <Panel title={words.assets.facts}>
            <Facts facts={[[words.customers.level, <CustomerLevelMark key="l" level={customer.level} />], [words.customers.phone, customer.phone], [words.customers.address, customer.address], [words.customers.note, customer.note ? <span key="n" className={pageStyles.preserve}>{customer.note}</span> : null]]} />
          </Panel>
          <Panel title={words.customers.contacts}>
            {customer.contacts.length === 0 ? <span className={pageStyles.hint}>{words.customers.noContacts}</span> : null}
            <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
              {customer.contacts.map((contact) => (
                <li key={contact.id}>
                  <div>{contact.name} {contact.position ? <span className={pageStyles.hint}>{contact.position}</span> : null}</div>
                  <div className={pageStyles.mono}>{contact.phone}</div>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
