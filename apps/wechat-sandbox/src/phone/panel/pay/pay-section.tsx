import { useState } from 'react';
import type { PersonView } from '../../../contract.js';
import { useText } from '../../i18n/text-context.js';
import { BillsTab } from './bills-tab.js';
import { FailuresTab } from './failures-tab.js';
import { KeysTab } from './keys-tab.js';
import { NotificationsTab } from './notifications-tab.js';
import { OrdersTab } from './orders-tab.js';
import { usePay, type Act, type PayData } from './use-pay.js';

const tabs = ['orders', 'notifications', 'failures', 'keys', 'bills'] as const;
type Tab = (typeof tabs)[number];

export interface PayTabProps {
  person: PersonView;
  people: PersonView[];
  data: PayData;
  act: Act;
}

/** What happens at WeChat Pay, where nobody of the product can look or reach. */
export function PaySection({ person, people, version }: { person: PersonView; people: PersonView[]; version: number }) {
  const { panel } = useText().pay;
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState<Tab>('orders');
  const { data, failure, act } = usePay(open, version);
  return (
    <details className="card pay-panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)} data-testid="pay-panel">
      <summary>{panel.title}</summary>
      <p className="hint">{panel.lead}</p>
      <div className="segments pay-panel__tabs" role="tablist">
        {tabs.map((one) => (
          <button key={one} role="tab" aria-selected={tab === one} aria-checked={tab === one} onClick={() => setTab(one)} data-testid={`pay-tab-${one}`}>
            {panel.tabs[one]}
          </button>
        ))}
      </div>
      {failure && (
        <p className="field-error" role="alert">
          {panel.failed}：{failure}
        </p>
      )}
      {data && <PayTab tab={tab} person={person} people={people} data={data} act={act} />}
    </details>
  );
}

function PayTab({ tab, ...props }: PayTabProps & { tab: Tab }) {
  switch (tab) {
    case 'orders':
      return <OrdersTab {...props} />;
    case 'notifications':
      return <NotificationsTab {...props} />;
    case 'failures':
      return <FailuresTab {...props} />;
    case 'keys':
      return <KeysTab {...props} />;
    case 'bills':
      return <BillsTab {...props} />;
  }
}
