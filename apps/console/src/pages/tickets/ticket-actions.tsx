import {
  CaretRightOutlined, CheckOutlined, CloseOutlined, LikeOutlined, MergeOutlined, MoreOutlined, PauseOutlined, RedoOutlined, StopOutlined, UserSwitchOutlined,
} from '@ant-design/icons';
import type { TicketAction, TicketDetail, TicketState } from '@scanfix/shared-types';
import { Button, Dropdown } from 'antd';
import { useState, type ComponentType, type ReactNode } from 'react';
import { useWords } from '../../i18n';
import type { DialogProps } from './dialogs/action-dialog';
import { AssignDialog } from './dialogs/assign-dialog';
import { CancelDialog } from './dialogs/cancel-dialog';
import { HoldDialog } from './dialogs/hold-dialog';
import { InvalidateDialog } from './dialogs/invalidate-dialog';
import { MergeDialog } from './dialogs/merge-dialog';
import { ConfirmDialog, ResumeDialog } from './dialogs/note-dialogs';
import { ReworkDialog } from './dialogs/rework-dialog';
import { TriageDialog } from './dialogs/triage-dialog';

type DeskAction = Extract<TicketAction, 'triage' | 'assign' | 'resume' | 'hold' | 'confirm' | 'rework' | 'merge' | 'invalidate' | 'cancel'>;

/** In the order of the menu. What the engineer does (accept, depart …) has no place here. */
const dialogs: Record<DeskAction, { icon: ReactNode; dialog: ComponentType<DialogProps> }> = {
  triage: { icon: <CheckOutlined />, dialog: TriageDialog },
  assign: { icon: <UserSwitchOutlined />, dialog: AssignDialog },
  resume: { icon: <CaretRightOutlined />, dialog: ResumeDialog },
  hold: { icon: <PauseOutlined />, dialog: HoldDialog },
  confirm: { icon: <LikeOutlined />, dialog: ConfirmDialog },
  rework: { icon: <RedoOutlined />, dialog: ReworkDialog },
  merge: { icon: <MergeOutlined />, dialog: MergeDialog },
  invalidate: { icon: <StopOutlined />, dialog: InvalidateDialog },
  cancel: { icon: <CloseOutlined />, dialog: CancelDialog },
};
const order = Object.keys(dialogs) as DeskAction[];
/** Where the desk is the one who goes on. */
const nextSteps: Partial<Record<TicketState, DeskAction>> = { submitted: 'triage', triaged: 'assign', on_hold: 'resume', completed: 'confirm' };

/** What can be done is what the server offers, nothing more. */
export function TicketActions({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const [open, setOpen] = useState<DeskAction | null>(null);
  const offered = order.filter((action) => ticket.availableActions.includes(action));
  const next = offered.find((action) => action === nextSteps[ticket.state]);
  const rest = offered.filter((action) => action !== next);
  const close = (): void => setOpen(null);
  const label = (action: DeskAction): string => (action === 'assign' && ticket.engineer ? words.fieldDialogs.reassign : words.ticketActions[action]);
  return (
    <>
      {rest.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action, icon: dialogs[action].icon, label: label(action), danger: action === 'cancel' })),
            onClick: ({ key }) => setOpen(key as DeskAction),
          }}
        >
          <Button icon={<MoreOutlined />} data-testid="ticket-menu">
            {words.general.moreActions}
          </Button>
        </Dropdown>
      ) : null}
      {next ? (
        <Button type="primary" icon={dialogs[next].icon} onClick={() => setOpen(next)} data-testid={`action-${next}`}>
          {label(next)}
        </Button>
      ) : null}
      {order.map((action) => {
        const Dialog = dialogs[action].dialog;
        return <Dialog key={action} ticket={ticket} open={open === action} onClose={close} />;
      })}
    </>
  );
}
