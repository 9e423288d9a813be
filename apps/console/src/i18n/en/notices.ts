import type { Notice, NoticeKind } from '@scanfix/shared-types';
import { moneyText } from '../../components/money';
import { checkInFlags, clockKinds, priorities } from './lifecycle';
import { declineQuoteReasons } from './money';

type Data = Notice['data'];

const wordOf = (list: Record<string, string>, value: Data[string] | undefined): string => list[String(value ?? '')] ?? '';
const what = ({ device, problem }: Data): string => [device, problem].filter(Boolean).join(', ');
const about = (data: Data): string => (what(data) ? `: ${what(data)}` : '');
const flags = ({ flags: list }: Data): string => String(list ?? '').split(',').map((flag) => wordOf(checkInFlags, flag)).filter(Boolean).join(', ');
const sum = ({ amount }: Data): string => (typeof amount === 'number' ? ` ${moneyText(amount)}` : '');

export const noticeTexts: Record<NoticeKind, (data: Data) => string> = {
  'job-assigned': (data) => `A job for you, please accept${about(data)}`,
  'job-taken-away': (data) => `This job went to somebody else${about(data)}`,
  'job-cancelled': (data) => `This job was cancelled${about(data)}`,
  'job-rework': (data) => `Your work is to be redone${about(data)}`,
  'joined-visit': (data) => `You are to help with a job${about(data)}`,
  'assignment-unanswered': (data) => `Nobody accepted; it waits for dispatch again${about(data)}`,
  'assignment-declined': (data) => `The engineer declined; send somebody else${about(data)}`,
  'clock-warning': (data) => `${wordOf(clockKinds, data['clock'])} is nearly due${about(data)}`,
  'clock-breached': (data) => `${wordOf(clockKinds, data['clock'])} is overdue${about(data)}`,
  escalation: (data) => `Escalated to you, ${wordOf(clockKinds, data['clock']).toLowerCase()} promise not kept${about(data)}${data['priority'] ? `; priority raised to ${wordOf(priorities, data['priority']).toLowerCase()}` : ''}`,
  'check-in-flagged': (data) => `A check-in needs a look${flags(data) ? `: ${flags(data)}` : ''}`,
  'remote-acceptance': (data) => `The work is done; please accept it on your phone${about(data)}`,
  'follow-up-bad': (data) => `${data['fixed'] === 'false' ? 'Not fixed, says the requester' : 'A low score from the requester'}${data['csat'] ? ` (${data['csat']} of 5)` : ''}${about(data)}`,
  'hold-over': (data) => `The hold is over; work goes on${about(data)}`,
  'quote-approved': (data) => `The quote${sum(data)} is approved${about(data)}; go on`,
  'quote-declined': (data) => `The quote${sum(data)} was declined${about(data)}${data['reason'] ? `; reason: ${wordOf(declineQuoteReasons, data['reason']).toLowerCase() || data['reason']}` : ''}`,
  'quote-withdrawn': (data) => `The approved quote${sum(data)} was withdrawn${about(data)}; stop and wait for another one`,
  'payment-received': (data) => `A payment${sum(data)} arrived${about(data)}`,
  'payment-surplus': (data) => (data['outTradeNo'] ? `WeChat tells of a payment${sum(data)} that we do not know (order ${data['outTradeNo']}); look into the merchant platform` : `A payment${sum(data)} arrived that nobody owes; match or refund it`),
  'refund-requested': (data) => `A refund${sum(data)} waits for your decision`,
  'refund-decided': (data) => `Your refund${sum(data)} was ${data['state'] === 'refused' ? 'refused' : data['state'] === 'approved' ? 'approved' : 'decided on'}`,
  'refund-abnormal': (data) => `A refund${sum(data)} could not be paid out; please look`,
  'reconciliation-open': (data) => `Reconciliation${data['date'] ? ` of ${data['date']}` : ''} found differences${data['differences'] ? ` (${data['differences']})` : ''}; please look`,
  'contract-expiring': (data) => `The service contract${data['number'] ? ` ${data['number']}` : ''}${data['name'] ? ` (${data['name']})` : ''} ends soon${data['endsOn'] ? `: ${data['endsOn']}` : ''}; talk about renewal`,
  'invoice-requested': (data) => `An invoice${sum(data)} was requested${about(data)}`,
  'invoice-issued': (data) => `Your invoice${sum(data)} is issued`,
  'invoice-refused': (data) => `Your invoice${sum(data)} was refused; the ticket says why`,
  'invoice-cancelled': (data) => `Your invoice${sum(data)} was cancelled; the ticket says why`,
  'payments-unavailable': () => 'WeChat Pay has a problem and takes no payments now. Check the merchant',
};

export const notices = {
  title: 'Notices',
  bell: 'Notices',
  bellUnread: (count: number) => `Notices, ${count} unread`,
  unread: 'Unread',
  all: 'All',
  seeAll: 'See all notices',
  readAll: 'Mark all as read',
  emptyUnread: 'Nothing unread.',
  empty: 'No notices yet. Assignments, missed promises, bad follow-ups and whatever else needs your eye appear here.',
  unreadMark: 'Unread',
};
