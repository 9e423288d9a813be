import { CarOutlined, CheckCircleOutlined, CoffeeOutlined, FieldTimeOutlined, InboxOutlined, MoonOutlined, PauseCircleOutlined, ToolOutlined } from '@ant-design/icons';
import type { EngineerStatus } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { Mark, type Tone } from './mark';

export const engineerLooks: Record<EngineerStatus, [Tone, ReactNode]> = {
  free: ['success', <CheckCircleOutlined key="i" />],
  assigned: ['brand', <InboxOutlined key="i" />],
  travelling: ['info', <CarOutlined key="i" />],
  working: ['info', <ToolOutlined key="i" />],
  full: ['warning', <FieldTimeOutlined key="i" />],
  'off-shift': ['neutral', <MoonOutlined key="i" />],
  absent: ['neutral', <PauseCircleOutlined key="i" />],
  resting: ['neutral', <CoffeeOutlined key="i" />],
};

export function EngineerStatusMark({ status }: { status: EngineerStatus }) {
  const [tone, icon] = engineerLooks[status];
  return <Mark tone={tone} icon={icon}>{useWords().engineerStatuses[status]}</Mark>;
}
