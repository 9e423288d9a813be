import {
  CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, ExclamationCircleFilled, HourglassOutlined, LoadingOutlined, MinusCircleOutlined, QuestionCircleOutlined, RollbackOutlined,
  StopOutlined, SyncOutlined, WarningFilled,
} from '@ant-design/icons';
import type { DifferenceState, InvoiceState, PaymentView, PaymentState, ReconciliationState, RefundState } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';
import { Mark, type Tone } from './mark';

type Look = [Tone, ReactNode];

const paymentLooks: Record<PaymentState | 'surplus', Look> = {
  created: ['neutral', <HourglassOutlined key="i" />],
  prepaid: ['info', <ClockCircleOutlined key="i" />],
  paid: ['success', <CheckCircleOutlined key="i" />],
  closed: ['neutral', <MinusCircleOutlined key="i" />],
  'partially-refunded': ['info', <RollbackOutlined key="i" />],
  refunded: ['neutral', <RollbackOutlined key="i" />],
  surplus: ['warning', <QuestionCircleOutlined key="i" />],
};
const refundLooks: Record<RefundState, Look> = {
  requested: ['warning', <HourglassOutlined key="i" />],
  refused: ['neutral', <StopOutlined key="i" />],
  approved: ['info', <ClockCircleOutlined key="i" />],
  processing: ['info', <SyncOutlined key="i" />],
  succeeded: ['success', <CheckCircleOutlined key="i" />],
  closed: ['neutral', <MinusCircleOutlined key="i" />],
  abnormal: ['danger', <WarningFilled key="i" />],
};
const invoiceLooks: Record<InvoiceState, Look> = {
  requested: ['warning', <HourglassOutlined key="i" />],
  issued: ['success', <CheckCircleOutlined key="i" />],
  refused: ['neutral', <StopOutlined key="i" />],
  cancelled: ['neutral', <CloseCircleOutlined key="i" />],
};
const reconciliationLooks: Record<ReconciliationState, Look> = {
  waiting: ['neutral', <HourglassOutlined key="i" />],
  running: ['info', <LoadingOutlined key="i" />],
  clean: ['success', <CheckCircleOutlined key="i" />],
  open: ['warning', <ExclamationCircleFilled key="i" />],
  'worked-off': ['success', <CheckCircleOutlined key="i" />],
  failed: ['danger', <CloseCircleOutlined key="i" />],
};
const differenceLooks: Record<DifferenceState, Look> = {
  open: ['warning', <ExclamationCircleFilled key="i" />],
  resolved: ['success', <CheckCircleOutlined key="i" />],
  ignored: ['neutral', <MinusCircleOutlined key="i" />],
};

function Look({ look: [tone, icon], children }: { look: Look; children: ReactNode }) {
  return <Mark tone={tone} icon={icon}>{children}</Mark>;
}

/** Money that has arrived and that nobody owes waits for a person, whatever else is known of it. */
export function isSurplus({ purpose, state }: Pick<PaymentView, 'purpose' | 'state'>): boolean {
  return purpose === 'surplus' && (state === 'paid' || state === 'partially-refunded');
}

export function PaymentMark({ payment }: { payment: Pick<PaymentView, 'purpose' | 'state'> }) {
  const look = isSurplus(payment) ? 'surplus' : payment.state;
  return <Look look={paymentLooks[look]}>{useWords().paymentStates[look]}</Look>;
}

export function RefundMark({ state }: { state: RefundState }) {
  return <Look look={refundLooks[state]}>{useWords().refundStates[state]}</Look>;
}

export function InvoiceMark({ state }: { state: InvoiceState }) {
  return <Look look={invoiceLooks[state]}>{useWords().invoiceStates[state]}</Look>;
}

export function ReconciliationMark({ state }: { state: ReconciliationState }) {
  return <Look look={reconciliationLooks[state]}>{useWords().reconciliationStates[state]}</Look>;
}

export function DifferenceMark({ state }: { state: DifferenceState }) {
  return <Look look={differenceLooks[state]}>{useWords().differenceStates[state]}</Look>;
}
