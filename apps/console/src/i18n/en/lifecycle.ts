import type {
  CancelReason, CannotCompleteReason, CheckInFlag, CheckInMethod, ClockKind, CustomerLevel, DeclineReason, HoldReason, InvalidReason, MoneyNews, Priority, ReworkReason, TicketAction, TicketSource,
  TicketState, TimelineKind, UnsignedReason, Urgency, VisitOutcome, VisitStage, AssignmentMethod,
} from '@scanfix/shared-types';

export const ticketStates: Record<TicketState, string> = {
  submitted: 'Submitted',
  triaged: 'To dispatch',
  assigned: 'Assigned',
  accepted: 'Accepted',
  en_route: 'On the way',
  in_progress: 'In progress',
  on_hold: 'On hold',
  completed: 'To confirm',
  closed: 'Closed',
  invalid: 'Invalid',
  cancelled: 'Cancelled',
};

export const ticketStateSentences: Record<TicketState, string> = {
  submitted: 'The requester waits for a first answer. Check asset and place, then triage.',
  triaged: 'Triaged; waits for an engineer.',
  assigned: 'Assigned; the engineer has not accepted yet.',
  accepted: 'The engineer has accepted and has not left yet.',
  en_route: 'The engineer is on the way.',
  in_progress: 'The engineer is on site and at work.',
  on_hold: 'On hold; work goes on by itself at the agreed time.',
  completed: 'The engineer is done; the requester is to say whether it is really fixed.',
  closed: 'Confirmed and closed. If it was not fixed, it can go out again while the guarantee lasts.',
  invalid: 'Found invalid; nothing more will be done.',
  cancelled: 'Cancelled; nothing more will be done.',
};

export const ticketActions: Record<TicketAction, string> = {
  submit: 'Submit',
  triage: 'Triage',
  invalidate: 'Invalidate',
  merge: 'Merge',
  assign: 'Assign',
  decline: 'Decline',
  accept: 'Accept',
  depart: 'Depart',
  checkIn: 'Check in',
  hold: 'Put on hold',
  resume: 'Resume',
  complete: 'Complete',
  cannotComplete: 'Cannot complete',
  confirm: 'Confirm it is fixed',
  rework: 'Send out again',
  cancel: 'Cancel ticket',
};

export const urgencies: Record<Urgency, string> = { normal: 'Normal', urgent: 'Urgent', emergency: 'Emergency' };
export const priorities: Record<Priority, string> = { low: 'Low', normal: 'Normal', high: 'High', critical: 'Critical' };
export const ticketSources: Record<TicketSource, string> = { sticker: 'Sticker', requester: 'Mini-program', agent: 'Phone call', anonymous: 'Sticker, no account' };
export const customerLevels: Record<CustomerLevel, string> = { standard: 'Standard', key: 'Key', vip: 'VIP' };

export const invalidReasons: Record<InvalidReason, string> = {
  'not-ours': 'Not our responsibility',
  'not-a-fault': 'Not a fault',
  'no-contact': 'Requester cannot be reached',
  test: 'A test',
  duplicate: 'Duplicate',
  other: 'Other',
};
export const cancelReasons: Record<CancelReason, string> = {
  'fixed-itself': 'Works again by itself',
  'fixed-by-others': 'Fixed by somebody else',
  'by-mistake': 'Reported by mistake',
  'not-needed': 'No longer needed',
  other: 'Other',
};
export const declineReasons: Record<DeclineReason, string> = {
  'too-far': 'Too far away',
  'too-busy': 'Too many jobs already',
  'not-my-skill': 'Not trained for it',
  'off-duty': 'Off duty',
  unanswered: 'No answer in time',
  other: 'Other',
};
export const holdReasons: Record<HoldReason, string> = { parts: 'Waits for parts', requester: 'Waits for the requester', quote: 'Waits for the quote', access: 'No access', other: 'Other' };
export const cannotCompleteReasons: Record<CannotCompleteReason, string> = {
  'parts-missing': 'Parts are missing',
  'not-my-skill': 'Not trained for it',
  'no-access': 'No access',
  'beyond-repair': 'Beyond repair',
  unsafe: 'Unsafe on site',
  other: 'Other',
};
export const reworkReasons: Record<ReworkReason, string> = { 'not-fixed': 'Not fixed', 'fault-again': 'Broken again', 'low-score': 'Low score', damage: 'Damaged by the work', other: 'Other' };
export const unsignedReasons: Record<UnsignedReason, string> = { 'requester-absent': 'Requester not there', 'requester-refused': 'Requester refused', 'accepts-remotely': 'Accepts on the phone' };

export const visitStages: Record<VisitStage, string> = { assigned: 'Assigned', accepted: 'Accepted', en_route: 'On the way', in_progress: 'In progress', ended: 'Ended' };
export const visitOutcomes: Record<VisitOutcome, string> = {
  completed: 'Completed',
  declined: 'Declined',
  unanswered: 'No answer in time',
  reassigned: 'Given to somebody else',
  transferred: 'Passed to a colleague',
  'cannot-complete': 'Could not be completed',
  cancelled: 'Ticket cancelled',
};
export const assignmentMethods: Record<AssignmentMethod, string> = {
  manual: 'Assigned by hand',
  recommended: 'As recommended',
  claimed: 'Taken from the pool',
  automatic: 'Assigned automatically',
  batch: 'Assigned in a batch',
  transferred: 'Passed on by a colleague',
};
export const checkInMethods: Record<CheckInMethod, string> = { geofence: 'By position', sticker: 'By the asset’s sticker', manual: 'By hand' };
export const checkInFlags: Record<CheckInFlag, string> = { manual: 'By hand: please look', 'impossible-jump': 'Impossibly far from the check-in before', 'late-report': 'Sent later, there was no network' };
export const clockKinds: Record<ClockKind, string> = { response: 'Response', 'on-site': 'On site', resolution: 'Resolution' };

export const timeline: Record<TicketAction | Exclude<TimelineKind, 'action'> | 'comment-internal' | 'signature-by-requester', string> = {
  submit: 'submitted the report',
  triage: 'triaged the ticket',
  invalidate: 'found it invalid',
  merge: 'merged the ticket',
  assign: 'assigned it',
  decline: 'declined the job',
  accept: 'accepted the job',
  depart: 'left for the site',
  checkIn: 'checked in on site',
  hold: 'put it on hold',
  resume: 'resumed work',
  complete: 'completed the work',
  cannotComplete: 'could not complete it',
  confirm: 'confirmed that it is fixed',
  rework: 'sent it out again',
  cancel: 'cancelled the ticket',
  comment: 'replied',
  'comment-internal': 'noted internally',
  follow: 'has the same problem and follows',
  'merged-into-this': 'Another ticket was merged into this one',
  clock: 'time promise',
  'check-in-flagged': 'the check-in needs a look',
  signature: 'had the requester sign',
  'signature-by-requester': 'accepted and signed',
  'work-log': 'recorded the work',
  assistant: 'assistants changed',
  plan: 'planned the visit',
  'falsely-completed': 'marked it as falsely completed',
  money: 'money changed',
};

export const clockNews: Record<'warning' | 'breached' | 'escalated', (clock: string) => string> = {
  warning: (clock) => `${clock} is nearly due`,
  breached: (clock) => `${clock} is overdue`,
  escalated: (clock) => `${clock} is still not done; more people were told`,
};

export const moneyNews: Record<MoneyNews, (amount: string | null, version: number | null) => string> = {
  'quote-offered': (amount, version) => `quoted${amount ? ` ${amount}` : ''}${version && version > 1 ? ` (version ${version})` : ''}`,
  'quote-approved': (amount) => `approved the quote${amount ? ` of ${amount}` : ''}`,
  'quote-declined': (amount) => `declined the quote${amount ? ` of ${amount}` : ''}`,
  'quote-declined-on-site': (amount) => `showed the quote${amount ? ` of ${amount}` : ''} to the requester, who declined it on the spot`,
  'quote-withdrawn': (amount) => `withdrew the quote${amount ? ` of ${amount}` : ''}`,
  'quote-expired': (amount) => `the quote${amount ? ` of ${amount}` : ''} is no longer valid`,
  'on-credit': (amount) => `put ${amount ?? 'it'} on credit, for the monthly statement`,
  'misuse-declared': () => 'found misuse, which the warranty does not cover',
  'misuse-withdrawn': () => 'took back that it was misuse; the warranty counts again',
  'payment-received': (amount) => `paid${amount ? ` ${amount}` : ''}`,
  'payment-recorded': (amount) => `recorded an offline payment${amount ? ` of ${amount}` : ''}`,
  'payment-surplus': (amount) => `${amount ?? 'money'} arrived that nobody owes; it waits for a person`,
  'refund-requested': (amount) => `requested a refund${amount ? ` of ${amount}` : ''}`,
  'refund-refused': (amount) => `refused the refund${amount ? ` of ${amount}` : ''}`,
  'refund-succeeded': (amount) => `refunded${amount ? ` ${amount}` : ''}`,
  'refund-abnormal': (amount) => `the refund${amount ? ` of ${amount}` : ''} could not be paid out; it waits for a person`,
  'invoice-requested': (amount) => `requested an invoice${amount ? ` of ${amount}` : ''}`,
  'invoice-issued': (amount) => `issued the invoice${amount ? ` of ${amount}` : ''}`,
  'invoice-refused': (amount) => `refused the invoice${amount ? ` of ${amount}` : ''}`,
  'invoice-cancelled': (amount) => `cancelled the invoice${amount ? ` of ${amount}` : ''}`,
};

export const approvedOnSite = (amount: string): string => `showed the quote of ${amount} to the requester, who signed on the spot`;

export const assistantNews: Record<'joined' | 'left', (name: string) => string> = {
  joined: (name) => `asked ${name} to help`,
  left: (name) => `released ${name} from helping`,
};
