import type { TicketDetail, TicketSummary } from '@scanfix/shared-types';
import { Link } from 'react-router';
import { CategoryIcon } from '../../components/category-icon';
import { pathOf, spokenNumber } from '../../components/format';
import { Facts, Panel, pageStyles } from '../../components/page';
import { RevealPhone } from '../../components/reveal-phone';
import { useMay } from '../../api/me';
import { AssetStatusMark, TicketStateMark, WarrantyMark } from '../../components/state-marks';
import { TimeText } from '../../components/time-text';
import { useWords } from '../../i18n';
import { MoneyPanel } from './money/money-panel';
import styles from './ticket-page.module.css';

/** Who and what it is about, and what happened to them before. */
export function TicketSide({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const mayReadMoney = useMay('quote:read');
  return (
    <>
      <AssetPanel ticket={ticket} />
      {mayReadMoney ? <MoneyPanel ticket={ticket} /> : null}
      <Panel title={words.ticketPage.followers}>
        <ul className={styles.followers}>
          {ticket.requesters.map((requester) => (
            <li key={requester.id} className={styles.follower}>
              <Link to={`/tickets?view=all&requesterId=${requester.id}`}>{(requester.name ?? (requester.reporter ? ticket.contactName : '')) || words.requesters.noName}</Link>
              {requester.phone ? <RevealPhone ticketId={ticket.id} masked={requester.phone} requesterId={requester.id} /> : null}
              <span className={pageStyles.hint}>{requester.reporter ? words.ticketPage.reporter : <TimeText at={requester.followedAt} />}</span>
            </li>
          ))}
        </ul>
        {ticket.requesters.length === 0 ? <span className={pageStyles.hint}>{ticket.contactName || words.ticketList.anonymous}</span> : null}
      </Panel>
      {ticket.assetDetail ? <History title={words.ticketPage.assetHistory} tickets={ticket.assetHistory} /> : null}
      <History title={words.ticketPage.requesterHistory} tickets={ticket.requesterHistory} />
    </>
  );
}

function AssetPanel({ ticket: { assetDetail: asset, warranty } }: { ticket: TicketDetail }) {
  const words = useWords();
  if (!asset) {
    return (
      <Panel title={words.ticketPage.asset}>
        <div>{words.ticketPage.noAsset}</div>
        <div className={pageStyles.hint}>{words.ticketPage.noAssetHint}</div>
      </Panel>
    );
  }
  return (
    <Panel title={words.ticketPage.asset} extra={<AssetStatusMark status={asset.status} />}>
      <Link to={`/assets/${asset.id}`} className={styles.assetName}>
        <CategoryIcon icon={asset.category.icon} /> {asset.name}
      </Link>
      <div style={{ height: 10 }} />
      <Facts
        facts={[
          [words.assets.fields.category, asset.category.name],
          [words.assets.fields.model, asset.model ? `${asset.model.manufacturer} ${asset.model.name}` : null],
          [words.assets.fields.serialNumber, asset.serialNumber ? <span className={pageStyles.mono}>{asset.serialNumber}</span> : null],
          [words.assets.fields.location, pathOf(asset.location, words)],
          [words.ticketPage.warranty, <WarrantyMark key="w" warranty={warranty ?? asset.warranty} long />],
        ]}
      />
    </Panel>
  );
}

function History({ title, tickets }: { title: string; tickets: TicketSummary[] }) {
  const words = useWords();
  return (
    <Panel title={title}>
      {tickets.length === 0 ? <span className={pageStyles.hint}>{words.ticketPage.noHistory}</span> : null}
      <ul className={styles.history}>
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to={`/tickets/${ticket.id}`} className={styles.historyItem}>
              <span className={styles.historyTop}>
                <span>{ticket.problem}</span>
                <TicketStateMark state={ticket.state} />
              </span>
              <span className={pageStyles.hint}>
                <span className={pageStyles.mono}>{spokenNumber(ticket.number)}</span> · <TimeText at={ticket.submittedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
