import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, ExclamationCircleFilled, MinusCircleOutlined, PayCircleOutlined } from '@ant-design/icons';
import type { MoneyStage } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { Mark, type Tone } from '../../../components/mark';
import { useWords } from '../../../i18n';

const looks: Record<MoneyStage, [Tone, ReactNode]> = {
  nothing: ['neutral', <MinusCircleOutlined key="i" />],
  covered: ['success', <CheckCircleOutlined key="i" />],
  'quote-offered': ['warning', <ClockCircleOutlined key="i" />],
  'quote-declined': ['danger', <CloseCircleOutlined key="i" />],
  'to-pay': ['warning', <PayCircleOutlined key="i" />],
  paying: ['info', <PayCircleOutlined key="i" />],
  'on-credit': ['success', <CheckCircleOutlined key="i" />],
  paid: ['success', <CheckCircleOutlined key="i" />],
  overpaid: ['danger', <ExclamationCircleFilled key="i" />],
};

/** What stands between the ticket and its completion. */
export function MoneyStageMark({ stage }: { stage: MoneyStage }) {
  const [tone, icon] = looks[stage];
  return <Mark tone={tone} icon={icon}>{useWords().moneyStages[stage]}</Mark>;
}
