import type { Words } from '../../platform/printing/paper.js';

export const statementWords = {
  title: { zh: '对账单', en: 'MONTHLY STATEMENT' },
  number: { zh: '单号', en: 'No.' },
  month: { zh: '账期', en: 'Month' },
  dueOn: { zh: '付款期限', en: 'Due' },
  customer: { zh: '客户', en: 'Customer' },
  ticket: { zh: '工单', en: 'Ticket' },
  device: { zh: '设备', en: 'Device' },
  approvedOn: { zh: '确认日期', en: 'Approved' },
  amount: { zh: '金额', en: 'Amount' },
  open: { zh: '未付', en: 'Open' },
  total: { zh: '合计（含税）', en: 'Total incl. tax' },
  openTotal: { zh: '应付', en: 'To pay' },
  printedAt: { zh: '截至', en: 'As of' },
  note: { zh: '付款时请注明单号。', en: 'Please name the statement when you pay.' },
  servicePhone: { zh: '服务电话', en: 'Tel.' },
} as const satisfies Record<string, Words>;
