/** What a report says besides the data, Chinese first with the English beside it: whoever holds the paper may read either. */
export interface Words {
  zh: string;
  en: string;
}

export const reportWords = {
  title: { zh: '维修服务报告', en: 'SERVICE REPORT' },
  scan: { zh: '扫码核验真伪', en: 'Scan to verify' },
  number: { zh: '工单号', en: 'Ticket' },
  completedAt: { zh: '完成时间', en: 'Completed' },
  engineer: { zh: '服务工程师', en: 'Engineer' },
  assistants: { zh: '协同', en: 'with' },

  report: { zh: '报修信息', en: 'Report' },
  device: { zh: '设备', en: 'Device' },
  model: { zh: '型号', en: 'Model' },
  serialNumber: { zh: '序列号', en: 'Serial no.' },
  warranty: { zh: '保修', en: 'Warranty' },
  place: { zh: '位置', en: 'Place' },
  requester: { zh: '报修人', en: 'Requester' },
  reported: { zh: '报修', en: 'Reported' },
  problem: { zh: '报修内容', en: 'Problem' },

  visit: { zh: '上门过程', en: 'Visit' },
  assigned: { zh: '派单', en: 'Assigned' },
  accepted: { zh: '接单', en: 'Accepted' },
  departed: { zh: '出发', en: 'Departed' },
  checkedIn: { zh: '到场签到', en: 'On site' },
  finished: { zh: '完成', en: 'Finished' },
  travel: { zh: '路程', en: 'Travel' },
  labour: { zh: '工时', en: 'Labour' },

  work: { zh: '维修记录', en: 'Work done' },
  fault: { zh: '故障', en: 'Fault' },
  cause: { zh: '原因', en: 'Cause' },
  action: { zh: '处理', en: 'Action' },
  note: { zh: '备注', en: 'Note' },

  checklist: { zh: '检查项目', en: 'Checklist' },
  notApplicable: { zh: '不适用', en: 'n/a' },
  parts: { zh: '使用备件', en: 'Parts' },
  partCode: { zh: '编号', en: 'Code' },
  partName: { zh: '名称', en: 'Name' },
  quantity: { zh: '数量', en: 'Quantity' },
  unitPrice: { zh: '单价', en: 'Unit price' },
  amount: { zh: '金额', en: 'Amount' },
  total: { zh: '备件合计', en: 'Parts total' },

  photos: { zh: '现场照片', en: 'Photos' },
  before: { zh: '维修前', en: 'Before' },
  after: { zh: '维修后', en: 'After' },

  acceptance: { zh: '验收', en: 'Acceptance' },
  customer: { zh: '客户签名', en: 'Customer' },
  remote: { zh: '客户已在自己的手机上验收', en: 'Accepted on their own phone' },
  unsigned: { zh: '未签名', en: 'Not signed' },

  falselyCompleted: { zh: '本次维修已被认定为未实际完成', en: 'This work was found not to have been done' },
  verify: {
    zh: '本报告与工单的完整记录绑定。扫描右上角二维码，可查看记录自出具之日起是否被改动，以及本报告是否为最新。',
    en: 'Bound to the full history of the ticket: the code above shows whether a line was altered since, and whether this report is the newest.',
  },
  fingerprint: { zh: '记录指纹', en: 'Fingerprint' },
  printedAt: { zh: '出具时间', en: 'Issued' },
  servicePhone: { zh: '服务电话', en: 'Tel.' },
} as const satisfies Record<string, Words>;

export const checkInWords = {
  geofence: { zh: '现场定位', en: 'GPS' },
  sticker: { zh: '扫报修码', en: 'Sticker' },
  manual: { zh: '人工登记', en: 'By hand' },
} as const satisfies Record<string, Words>;

export const warrantyWords = {
  'in-warranty': { zh: '保修期内', en: 'In warranty' },
  'out-of-warranty': { zh: '已过保修期', en: 'Out of warranty' },
  unknown: { zh: '未登记', en: 'Not known' },
} as const satisfies Record<string, Words>;

/** One line of both. */
export function both({ zh, en }: Words): string {
  return `${zh} ${en}`;
}

/** Between two facts of one line: as wide as a character. */
export const wideSpace = '\u3000';
