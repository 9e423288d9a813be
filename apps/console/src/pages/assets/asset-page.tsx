import { CopyOutlined, EditOutlined, PhoneOutlined } from '@ant-design/icons';
import type { AssetDetail, TicketSummary } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { CategoryIcon } from '../../components/category-icon';
import { DataList } from '../../components/data-list';
import { pathOf, spokenNumber, useFormat } from '../../components/format';
import { Facts, Loaded, Page, pageStyles, Panel } from '../../components/page';
import { ResponseClock } from '../../components/response-clock';
import { AssetStatusMark, TicketStateMark, WarrantyMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { AssetSticker } from './asset-sticker';
import { RetireButton } from './retire-button';

export default function AssetPage() {
  const words = useWords();
  const id = Number(useParams().id);
  const query = useQuery({ queryKey: keys.asset(id), queryFn: () => call('GET /assets/:id', { params: { id } }) });
  return <Loaded query={query} notFound={words.assets.notFound}>{(asset) => <AssetView asset={asset} />}</Loaded>;
}

function AssetView({ asset }: { asset: AssetDetail }) {
  const words = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  const mayWrite = useMay('asset:write');
  const maySubmit = useMay('ticket:submit-for-requester');
  const mayReadTickets = useMay('ticket:read');
  const { fullLocation } = asset;
  return (
    <Page
      backTo="/assets"
      title={
        <span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
          {asset.name} <AssetStatusMark status={asset.status} />
        </span>
      }
      subtitle={<span><CategoryIcon icon={asset.category.icon} /> {asset.category.name}{asset.retiredAt ? ` · ${words.assets.retiredAt(format.exact(asset.retiredAt))}` : ''}</span>}
      extra={
        <>
          {mayWrite ? <RetireButton asset={asset} /> : null}
          {mayWrite && asset.status !== 'retired' ? <Button icon={<EditOutlined />} onClick={() => void navigate(`/assets/${asset.id}/edit`)}>{words.general.edit}</Button> : null}
          {maySubmit && asset.status !== 'retired' ? <Button type="primary" icon={<PhoneOutlined />} onClick={() => void navigate(`/tickets/new?assetId=${asset.id}`)}>{words.assets.reportFor}</Button> : null}
        </>
      }
    >
      <div className={pageStyles.columns}>
        <div>
          <Panel title={words.assets.facts}>
            <Facts
              facts={[
                [words.assets.fields.serialNumber, asset.serialNumber ? <Typography.Text key="s" className={pageStyles.mono ?? ''} copyable={{ icon: <CopyOutlined />, tooltips: [words.general.copy, words.general.copied] }}>{asset.serialNumber}</Typography.Text> : null],
                [words.assets.fields.model, asset.model ? `${asset.model.manufacturer} ${asset.model.name}` : null],
                [words.assets.fields.location, asset.location ? <Link key="l" to={`/locations?id=${asset.location.id}`}>{pathOf(asset.location, words)}</Link> : null],
                [words.locations.address, fullLocation?.address],
                [words.locations.coordinates, fullLocation?.coordinates ? `${fullLocation.coordinates.latitude}, ${fullLocation.coordinates.longitude} (${fullLocation.coordinates.system})` : null],
                [words.assets.fields.customer, asset.customer ? <Link key="c" to={`/customers/${asset.customer.id}`}>{asset.customer.name}</Link> : null],
                [words.assets.fields.installedOn, asset.installedOn ? format.day(asset.installedOn) : null],
                [words.ticketPage.warranty, <WarrantyMark key="w" warranty={asset.warranty} long />],
                [words.assets.fields.note, asset.note ? <span key="n" className={pageStyles.preserve}>{asset.note}</span> : null],
                [words.general.createdAt, <TimeText key="t" at={asset.createdAt} />],
              ]}
            />
          </Panel>
          {mayReadTickets ? <AssetTickets assetId={asset.id} /> : null}
        </div>
        <div>
          <AssetSticker asset={asset} />
          <Panel title={words.assets.fields.photos}>
            {asset.photos.length > 0 ? <AttachmentGallery attachments={asset.photos} /> : <span className={pageStyles.hint}>{words.assets.noPhotos}</span>}
          </Panel>
          <Panel title={words.assets.fields.manuals}>
            {asset.manuals.length > 0 ? <AttachmentGallery attachments={asset.manuals} /> : <span className={pageStyles.hint}>{words.assets.noManuals}</span>}
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function AssetTickets({ assetId }: { assetId: number }) {
  const words = useWords();
  const navigate = useNavigate();
  const query = { assetId, limit: 10 };
  const pages = usePages(keys.ticketList(query), (cursor) => call('GET /tickets', { query: { ...query, cursor } }));
  return (
    <>
      <h2 className={pageStyles.panelTitle} style={{ margin: '24px 0 12px' }}>{words.assets.tickets}</h2>
      <DataList
        pages={pages}
        label={words.assets.tickets}
        onOpen={(ticket) => void navigate(`/tickets/${ticket.id}`)}
        empty={{ text: words.assets.noTickets }}
        columns={[
          { key: 'number', title: words.ticketList.columns.number, render: (_value, ticket) => <Link to={`/tickets/${ticket.id}`} className={pageStyles.mono}>{spokenNumber(ticket.number)}</Link> },
          { key: 'problem', title: words.ticketList.columns.problem, render: (_value, ticket) => <span className={pageStyles.clip}>{ticket.problem}</span> },
          { key: 'state', title: words.ticketList.columns.state, render: (_value, ticket) => <TicketStateMark state={ticket.state} /> },
          { key: 'response', title: words.ticketList.columns.response, render: (_value, ticket) => <ResponseClock ticket={ticket} /> },
          { key: 'submittedAt', title: words.ticketList.columns.submittedAt, render: (_value, ticket) => <TimeText at={ticket.submittedAt} /> },
        ]}
        card={(ticket: TicketSummary) => (
          <div className={pageStyles.cardTop}>
            <Link to={`/tickets/${ticket.id}`}>{ticket.problem}</Link>
            <TicketStateMark state={ticket.state} />
          </div>
        )}
      />
    </>
  );
}
