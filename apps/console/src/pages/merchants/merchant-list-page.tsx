import { PlusOutlined } from '@ant-design/icons';
import type { Merchant } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Empty } from '../../components/data-list';
import { Loaded, Page, Panel } from '../../components/page';
import { useWords } from '../../i18n';
import { MerchantDialog, type MerchantEditing } from './merchant-dialog';
import { MerchantPanel } from './merchant-panel';
import styles from './merchants.module.css';

/** The organization's accounts at WeChat Pay: the one that takes payments first. */
export default function MerchantListPage() {
  const query = useQuery({ queryKey: keys.merchants, queryFn: () => call('GET /merchants') });
  return <Loaded query={query}>{(merchants) => <Merchants merchants={merchants} />}</Loaded>;
}

function Merchants({ merchants }: { merchants: Merchant[] }) {
  const words = useWords();
  const { merchants: text } = words;
  const [editing, setEditing] = useState<MerchantEditing | null>(null);
  const active = merchants.find((merchant) => merchant.active) ?? null;
  const create = <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ kind: 'create', again: null })}>{text.create}</Button>;
  return (
    <Page title={text.title} subtitle={text.intro} narrow extra={merchants.length > 0 ? create : null}>
      {merchants.length === 0 ? <Empty text={text.empty} action={create} testId="merchant-list" /> : null}
      {[...merchants].sort((one, other) => Number(other.active) - Number(one.active)).map((merchant) => (
        <MerchantPanel key={merchant.id} merchant={merchant} onEdit={setEditing} />
      ))}
      {merchants.length > 0 ? (
        <Panel title={text.rotation}>
          <ul className={styles.steps}>{text.rotationSteps.map((step) => <li key={step}>{step}</li>)}</ul>
        </Panel>
      ) : null}
      <MerchantDialog editing={editing} active={active} onClose={() => setEditing(null)} />
    </Page>
  );
}
