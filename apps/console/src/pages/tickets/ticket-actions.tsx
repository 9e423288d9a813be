import { CheckOutlined, CloseOutlined, MergeOutlined, MoreOutlined, StopOutlined } from '@ant-design/icons';
import type { TicketAction, TicketDetail } from '@scanfix/shared-types';
import { Button, Dropdown } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../i18n';
import { CancelDialog } from './dialogs/cancel-dialog';
import { InvalidateDialog } from './dialogs/invalidate-dialog';
import { MergeDialog } from './dialogs/merge-dialog';
import { TriageDialog } from './dialogs/triage-dialog';

type DeskAction = Extract<TicketAction, 'triage' | 'merge' | 'invalidate' | 'cancel'>;

/** In the order of likelihood: the first one the server offers is the next step, the others stand in the menu. */
const order: DeskAction[] = ['triage', 'merge', 'invalidate', 'cancel'];
const nextSteps: DeskAction[] = ['triage'];
const icons: Record<DeskAction, ReactNode> = { triage: <CheckOutlined />, merge: <MergeOutlined />, invalidate: <StopOutlined />, cancel: <CloseOutlined /> };

/** What can be done is what the server offers, nothing more. */
export function TicketActions({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const [open, setOpen] = useState<DeskAction | null>(null);
  const offered = order.filter((action) => ticket.availableActions.includes(action));
  const next = offered.find((action) => nextSteps.includes(action));
  const rest = offered.filter((action) => action !== next);
  const close = (): void => setOpen(null);
  return (
    <>
      {rest.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action, icon: icons[action], label: words.ticketActions[action], danger: action === 'cancel' })),
            onClick: ({ key }) => setOpen(key as DeskAction),
          }}
        >
          <Button icon={<MoreOutlined />} data-testid="ticket-menu">
            {words.general.moreActions}
          </Button>
        </Dropdown>
      ) : null}
      {next ? (
        <Button type="primary" icon={icons[next]} onClick={() => setOpen(next)} data-testid={`action-${next}`}>
          {words.ticketActions[next]}
        </Button>
      ) : null}
      <TriageDialog ticket={ticket} open={open === 'triage'} onClose={close} />
      <InvalidateDialog ticket={ticket} open={open === 'invalidate'} onClose={close} />
      <CancelDialog ticket={ticket} open={open === 'cancel'} onClose={close} />
      <MergeDialog ticket={ticket} open={open === 'merge'} onClose={close} />
    </>
  );
}
