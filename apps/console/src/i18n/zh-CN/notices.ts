import type { Notice, NoticeKind } from '@scanfix/shared-types';
import { moneyText } from '../../components/money';
import { checkInFlags, clockKinds, priorities } from './lifecycle';
import { declineQuoteReasons } from './money';

type Data = Notice['data'];

const wordOf = (list: Record<string, string>, value: Data[string] | undefined): string => list[String(value ?? '')] ?? '';
const what = ({ device, problem }: Data): string => [device, problem].filter(Boolean).join(' ');
const about = (data: Data): string => (what(data) ? `：${what(data)}` : '');
const flags = ({ flags: list }: Data): string => String(list ?? '').split(',').map((flag) => wordOf(checkInFlags, flag)).filter(Boolean).join('、');
const sum = ({ amount }: Data): string => (typeof amount === 'number' ? ` ${moneyText(amount)}` : '');

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
  'quote-approved': (data) => `报修人已同意报价${sum(data)}${about(data)}，可以继续`,
  'quote-declined': (data) => `报修人没有同意报价${sum(data)}${about(data)}${data['reason'] ? `，原因：${wordOf(declineQuoteReasons, data['reason']) || data['reason']}` : ''}`,
  'quote-withdrawn': (data) => `已同意的报价${sum(data)}被撤回${about(data)}，请先停下，等新的报价`,
  'payment-received': (data) => `收到付款${sum(data)}${about(data)}`,
  'payment-surplus': (data) => (data['outTradeNo'] ? `微信说收到一笔我们不认识的付款${sum(data)}（商户单号 ${data['outTradeNo']}），请在商户平台核实` : `多收到一笔付款${sum(data)}，请认领或退款`),
  'refund-requested': (data) => `请审批一笔退款${sum(data)}`,
  'refund-decided': (data) => `${data['state'] === 'refused' ? '没有批准' : data['state'] === 'approved' ? '已批准' : '已审批'}您申请的退款${sum(data)}`,
  'refund-abnormal': (data) => `没有退成一笔退款${sum(data)}，请处理`,
  'reconciliation-open': (data) => `${data['date'] ? `${data['date']} ` : ''}对账有差异${data['differences'] ? ` ${data['differences']} 条` : ''}，请处理`,
  'contract-expiring': (data) => `服务合同${data['number'] ? ` ${data['number']} ` : ''}${data['name'] ? `（${data['name']}）` : ''}快到期了${data['endsOn'] ? `：${data['endsOn']}` : ''}，请联系续签`,
  'invoice-requested': (data) => `有人申请开票${sum(data)}${about(data)}`,
  'invoice-issued': (data) => `您申请的发票${sum(data)}已开具`,
  'invoice-refused': (data) => `您的开票申请${sum(data)}没有通过，原因见工单进度`,
  'invoice-cancelled': (data) => `您的发票${sum(data)}已作废，原因见工单进度`,
  'payments-unavailable': () => '微信支付出了问题，现在收不了款。请检查商户设置',
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
