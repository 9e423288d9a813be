import type {
  CancelReason, CannotCompleteReason, CheckInFlag, CheckInMethod, ClockKind, CustomerLevel, DeclineReason, HoldReason, InvalidReason, MoneyNews, Priority, ReworkReason, TicketAction, TicketSource,
  TicketState, TimelineKind, UnsignedReason, Urgency, VisitOutcome, VisitStage, AssignmentMethod,
} from '@scanfix/shared-types';

export const ticketStates: Record<TicketState, string> = {
  submitted: '待受理',
  triaged: '待派单',
  assigned: '待接单',
  accepted: '已接单',
  en_route: '在路上',
  in_progress: '维修中',
  on_hold: '暂停中',
  completed: '待确认',
  closed: '已关闭',
  invalid: '无效',
  cancelled: '已取消',
};

/** One sentence for the desk: what has happened and what is next. */
export const ticketStateSentences: Record<TicketState, string> = {
  submitted: '报修人在等第一次回应。请核对设备和位置后受理。',
  triaged: '已受理，等待派给工程师。',
  assigned: '已派给工程师，等他接单。',
  accepted: '工程师已接单，还没有出发。',
  en_route: '工程师在去现场的路上。',
  in_progress: '工程师已到现场，正在维修。',
  on_hold: '暂停中，到约定的时间会自动继续。',
  completed: '工程师已修完，等报修人确认是否真的修好了。',
  closed: '已确认修好，工单关闭。保障期内没修好仍可以返修。',
  invalid: '已判定无效，不再处理。',
  cancelled: '已取消，不再处理。',
};

export const ticketActions: Record<TicketAction, string> = {
  submit: '报修',
  triage: '受理',
  invalidate: '判定无效',
  merge: '合并',
  assign: '派单',
  decline: '退回派单',
  accept: '接单',
  depart: '出发',
  checkIn: '签到',
  hold: '暂停',
  resume: '继续',
  complete: '完成',
  cannotComplete: '无法完成',
  confirm: '确认修好',
  rework: '返修',
  cancel: '取消工单',
};

export const urgencies: Record<Urgency, string> = { normal: '一般', urgent: '较急', emergency: '紧急' };
export const priorities: Record<Priority, string> = { low: '低', normal: '普通', high: '高', critical: '最高' };
export const ticketSources: Record<TicketSource, string> = { sticker: '扫码', requester: '小程序', agent: '电话', anonymous: '免登录扫码' };
export const customerLevels: Record<CustomerLevel, string> = { standard: '普通', key: '重点', vip: 'VIP' };

export const invalidReasons: Record<InvalidReason, string> = {
  'not-ours': '不归我们负责',
  'not-a-fault': '不是故障',
  'no-contact': '联系不上报修人',
  test: '测试工单',
  duplicate: '重复报修',
  other: '其他',
};
export const cancelReasons: Record<CancelReason, string> = {
  'fixed-itself': '自己好了',
  'fixed-by-others': '别人修好了',
  'by-mistake': '报错了',
  'not-needed': '不需要了',
  other: '其他',
};
export const declineReasons: Record<DeclineReason, string> = {
  'too-far': '太远',
  'too-busy': '手上单子太多',
  'not-my-skill': '不会修这类设备',
  'off-duty': '不在班',
  unanswered: '超时没有接单',
  other: '其他',
};
export const holdReasons: Record<HoldReason, string> = { parts: '等配件', requester: '等报修人', quote: '等报价确认', access: '进不了现场', other: '其他' };
export const cannotCompleteReasons: Record<CannotCompleteReason, string> = {
  'parts-missing': '缺配件',
  'not-my-skill': '超出技能范围',
  'no-access': '进不了现场',
  'beyond-repair': '修不了，需要更换',
  unsafe: '现场不安全',
  other: '其他',
};
export const reworkReasons: Record<ReworkReason, string> = { 'not-fixed': '没有修好', 'fault-again': '又坏了', 'low-score': '评分过低', damage: '维修造成损坏', other: '其他' };
export const unsignedReasons: Record<UnsignedReason, string> = { 'requester-absent': '报修人不在场', 'requester-refused': '报修人不愿签字', 'accepts-remotely': '报修人在手机上验收' };

export const visitStages: Record<VisitStage, string> = { assigned: '待接单', accepted: '已接单', en_route: '在路上', in_progress: '维修中', ended: '已结束' };
export const visitOutcomes: Record<VisitOutcome, string> = {
  completed: '已完成',
  declined: '工程师退回',
  unanswered: '超时未接',
  reassigned: '改派他人',
  transferred: '转给同事',
  'cannot-complete': '无法完成',
  cancelled: '工单取消',
};
export const assignmentMethods: Record<AssignmentMethod, string> = {
  manual: '手动派单',
  recommended: '按推荐派单',
  claimed: '抢单',
  automatic: '自动派单',
  batch: '批量派单',
  transferred: '同事转单',
};
export const checkInMethods: Record<CheckInMethod, string> = { geofence: '定位签到', sticker: '扫设备码签到', manual: '手动签到' };
export const checkInFlags: Record<CheckInFlag, string> = { manual: '手动签到，请核实', 'impossible-jump': '两次签到相距太远，不合常理', 'late-report': '签到时没有网络，事后补传' };
export const clockKinds: Record<ClockKind, string> = { response: '响应', 'on-site': '上门', resolution: '修复' };

/** What a line of the timeline says after the name of who did it. */
export const timeline: Record<TicketAction | Exclude<TimelineKind, 'action'> | 'comment-internal' | 'signature-by-requester', string> = {
  submit: '提交了报修',
  triage: '受理了工单',
  invalidate: '判定为无效',
  merge: '合并了工单',
  assign: '派了单',
  decline: '退回了派单',
  accept: '接了单',
  depart: '出发去现场',
  checkIn: '到现场签到',
  hold: '暂停了维修',
  resume: '继续维修',
  complete: '完成了维修',
  cannotComplete: '这次修不了',
  confirm: '确认修好了',
  rework: '要求返修',
  cancel: '取消了工单',
  comment: '回复',
  'comment-internal': '内部备注',
  follow: '也遇到了，关注了工单',
  'merged-into-this': '另一张工单合并到了这里',
  clock: '时限提醒',
  'check-in-flagged': '签到需要核实',
  signature: '请报修人签了字',
  'signature-by-requester': '验收并签了字',
  'work-log': '记录了维修内容',
  assistant: '协助人员有变化',
  plan: '约定了上门时间',
  'falsely-completed': '标记为虚假完工',
  money: '费用有变化',
};

/** What became of a promise, as a line of the timeline. */
export const clockNews: Record<'warning' | 'breached' | 'escalated', (clock: string) => string> = {
  warning: (clock) => `${clock}时限快到了`,
  breached: (clock) => `${clock}超时了`,
  escalated: (clock) => `${clock}迟迟没有做到，已通知更多人`,
};

/** What became of the money, after the name of who did it. */
export const moneyNews: Record<MoneyNews, (amount: string | null, version: number | null) => string> = {
  'quote-offered': (amount, version) => `报了价${amount ? ` ${amount}` : ''}${version && version > 1 ? `（第 ${version} 版）` : ''}`,
  'quote-approved': (amount) => `同意了报价${amount ? ` ${amount}` : ''}`,
  'quote-declined': (amount) => `没有同意报价${amount ? ` ${amount}` : ''}`,
  'quote-declined-on-site': (amount) => `在手机上请报修人看了报价${amount ? ` ${amount}` : ''}，报修人当面没有同意`,
  'quote-withdrawn': (amount) => `撤回了报价${amount ? ` ${amount}` : ''}`,
  'quote-expired': (amount) => `报价${amount ? ` ${amount} ` : ''}已过有效期`,
  'on-credit': (amount) => `转为挂账${amount ? ` ${amount}` : ''}，按月结算`,
  'misuse-declared': () => '说明是使用不当造成的，不在保修范围内',
  'misuse-withdrawn': () => '撤销了“使用不当”的说明，恢复按保修处理',
  'payment-received': (amount) => `付了${amount ? ` ${amount}` : '款'}`,
  'payment-recorded': (amount) => `登记了线下收款${amount ? ` ${amount}` : ''}`,
  'payment-surplus': (amount) => `多收到一笔${amount ? ` ${amount}` : '钱'}，等待处理`,
  'refund-requested': (amount) => `申请退款${amount ? ` ${amount}` : ''}`,
  'refund-refused': (amount) => `没有批准退款${amount ? ` ${amount}` : ''}`,
  'refund-succeeded': (amount) => `已退款${amount ? ` ${amount}` : ''}`,
  'refund-abnormal': (amount) => `退款${amount ? ` ${amount} ` : ''}没有退成，等待处理`,
  'invoice-requested': (amount) => `申请开票${amount ? ` ${amount}` : ''}`,
  'invoice-issued': (amount) => `开了发票${amount ? ` ${amount}` : ''}`,
  'invoice-refused': (amount) => `没有通过开票申请${amount ? ` ${amount}` : ''}`,
  'invoice-cancelled': (amount) => `作废了发票${amount ? ` ${amount}` : ''}`,
};

/** The requester's own word, on the engineer's screen. */
export const approvedOnSite = (amount: string): string => `在手机上请报修人看了报价 ${amount}，报修人当面签字同意`;

export const assistantNews: Record<'joined' | 'left', (name: string) => string> = {
  joined: (name) => `请 ${name} 协助`,
  left: (name) => `让 ${name} 不再协助`,
};
