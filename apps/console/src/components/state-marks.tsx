import {
  CarOutlined, CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, DoubleRightOutlined, DownOutlined, ExclamationCircleOutlined, FieldTimeOutlined, FireOutlined, InboxOutlined,
  LikeOutlined, LinkOutlined, MinusCircleOutlined, MinusOutlined, PauseCircleOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SolutionOutlined, StopOutlined, ToolOutlined,
  StarFilled, StarOutlined, UpOutlined, UserSwitchOutlined,
} from '@ant-design/icons';
import type { AssetStatus, CustomerLevel, Priority, StickerStatus, TicketState, Urgency, Warranty } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import { useWords } from '../i18n';
import { Mark, type Tone } from './mark';

type Look = [Tone, ReactNode];

const ticketLooks: Record<TicketState, Look> = {
  submitted: ['info', <InboxOutlined key="i" />],
  triaged: ['info', <FieldTimeOutlined key="i" />],
  assigned: ['warning', <UserSwitchOutlined key="i" />],
  accepted: ['brand', <SolutionOutlined key="i" />],
  en_route: ['brand', <CarOutlined key="i" />],
  in_progress: ['brand', <ToolOutlined key="i" />],
  on_hold: ['warning', <PauseCircleOutlined key="i" />],
  completed: ['info', <LikeOutlined key="i" />],
  closed: ['success', <CheckCircleOutlined key="i" />],
  invalid: ['neutral', <StopOutlined key="i" />],
  cancelled: ['neutral', <CloseCircleOutlined key="i" />],
};
const urgencyLooks: Record<Urgency, Look> = {
  normal: ['plain', <MinusOutlined key="i" />],
  urgent: ['warning', <ExclamationCircleOutlined key="i" />],
  emergency: ['danger', <FireOutlined key="i" />],
};
const priorityLooks: Record<Priority, Look> = {
  low: ['plain', <DownOutlined key="i" />],
  normal: ['plain', <MinusOutlined key="i" />],
  high: ['warning', <UpOutlined key="i" />],
  critical: ['danger', <DoubleRightOutlined key="i" rotate={-90} />],
};
const assetLooks: Record<AssetStatus, Look> = {
  'in-service': ['success', <CheckCircleOutlined key="i" />],
  'out-of-order': ['warning', <ToolOutlined key="i" />],
  retired: ['neutral', <MinusCircleOutlined key="i" />],
};
const stickerLooks: Record<StickerStatus, Look> = {
  blank: ['neutral', <MinusCircleOutlined key="i" />],
  bound: ['success', <LinkOutlined key="i" />],
  lost: ['warning', <QuestionCircleOutlined key="i" />],
  void: ['neutral', <StopOutlined key="i" />],
};
const warrantyLooks: Record<Warranty['status'], Look> = {
  'in-warranty': ['success', <SafetyCertificateOutlined key="i" />],
  'out-of-warranty': ['plain', <ClockCircleOutlined key="i" />],
  unknown: ['plain', <QuestionCircleOutlined key="i" />],
};

const levelLooks: Record<CustomerLevel, Look> = {
  standard: ['plain', <MinusOutlined key="i" />],
  key: ['info', <StarOutlined key="i" />],
  vip: ['warning', <StarFilled key="i" />],
};

function Look({ look: [tone, icon], wrap = false, children }: { look: Look; wrap?: boolean; children: ReactNode }) {
  return (
    <Mark tone={tone} icon={icon} wrap={wrap}>
      {children}
    </Mark>
  );
}

export function TicketStateMark({ state }: { state: TicketState }) {
  return <Look look={ticketLooks[state]}>{useWords().ticketStates[state]}</Look>;
}

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  return <Look look={urgencyLooks[urgency]}>{useWords().urgencies[urgency]}</Look>;
}

export function PriorityMark({ priority }: { priority: Priority }) {
  return <Look look={priorityLooks[priority]}>{useWords().priorities[priority]}</Look>;
}

export function AssetStatusMark({ status }: { status: AssetStatus }) {
  return <Look look={assetLooks[status]}>{useWords().assetStatuses[status]}</Look>;
}

export function CustomerLevelMark({ level }: { level: CustomerLevel }) {
  return <Look look={levelLooks[level]}>{useWords().customerLevels[level]}</Look>;
}

export function StickerStatusMark({ status }: { status: StickerStatus }) {
  return <Look look={stickerLooks[status]}>{useWords().stickerStatuses[status]}</Look>;
}

/** Short in lists, with the reason as a tip; `long` says until when. */
export function WarrantyMark({ warranty, long = false }: { warranty: Warranty; long?: boolean }) {
  const words = useWords();
  const reason =
    warranty.until === null ? words.warranty.noDate : warranty.status === 'in-warranty' ? words.warranty.until(warranty.until) : words.warranty.passed(warranty.until);
  return (
    <Tooltip title={long ? undefined : reason}>
      <span>
        <Look look={warrantyLooks[warranty.status]} wrap={long}>{long ? reason : words.warrantyStatuses[warranty.status]}</Look>
      </span>
    </Tooltip>
  );
}
