import type { Notice, NoticeKind } from '@scanfix/shared-types';
import { checkInFlags, clockKinds, priorities } from './lifecycle';

type Data = Notice['data'];

const wordOf = (list: Record<string, string>, value: Data[string] | undefined): string => list[String(value ?? '')] ?? '';
const what = ({ device, problem }: Data): string => [device, problem].filter(Boolean).join(' ');
const about = (data: Data): string => (what(data) ? `：${what(data)}` : '');
const flags = ({ flags: list }: Data): string => String(list ?? '').split(',').map((flag) => wordOf(checkInFlags, flag)).filter(Boolean).join('、');

/** A line for one person: what happened, and what it asks of them. */
export const noticeTexts: Record<NoticeKind, (data: Data) => string> = {
  'job-assigned': (data) => `派给您一单${about(data)}，请接单`,
  'job-taken-away': (data) => `这一单已交给别人${about(data)}`,
  'job-cancelled': (data) => `这一单已取消${about(data)}`,
  'job-rework': (data) => `您修过的一单要返修${about(data)}`,
  'joined-visit': (data) => `请您协助一单${about(data)}`,
  'assignment-unanswered': (data) => `派单没有人接，已退回待派单${about(data)}`,
  'assignment-declined': (data) => `工程师退回了派单${about(data)}，请重新派`,
  'clock-warning': (data) => `${wordOf(clockKinds, data['clock'])}时限快到了${about(data)}`,
  'clock-breached': (data) => `${wordOf(clockKinds, data['clock'])}已超时${about(data)}`,
  escalation: (data) => `升级提醒：${wordOf(clockKinds, data['clock'])}迟迟没有做到${about(data)}${data['priority'] ? `，优先级已提高到${wordOf(priorities, data['priority'])}` : ''}，请过问`,
  'check-in-flagged': (data) => `一次签到需要核实${flags(data) ? `：${flags(data)}` : ''}`,
  'remote-acceptance': (data) => `维修完成，请在手机上验收${about(data)}`,
  'follow-up-bad': (data) => `${data['fixed'] === 'false' ? '报修人说没有修好' : '报修人评分很低'}${data['csat'] ? `（${data['csat']} 分）` : ''}${about(data)}`,
  'hold-over': (data) => `暂停到期，已自动继续${about(data)}`,
};

export const notices = {
  title: '通知',
  bell: '通知',
  bellUnread: (count: number) => `通知，${count} 条未读`,
  unread: '未读',
  all: '全部',
  seeAll: '查看全部通知',
  readAll: '全部标为已读',
  emptyUnread: '没有未读的通知。',
  empty: '还没有通知。派单、超时、回访不满意等需要您留意的事，会出现在这里。',
  unreadMark: '未读',
};
