import type { CalendarDate, ExportSettings, LedgerEntry } from '@scanfix/shared-types';
import { yuan } from './export-amounts.js';
import type { ExportWords } from './export-words.js';
import type { Cell } from '../../platform/spreadsheets/spreadsheet.js';

/** An entry on its way to accounting: numbered within its month, from 1. */
export interface Voucher {
  entry: LedgerEntry;
  number: number;
  /** From 1 within the file. */
  serial: number;
}
export type VoucherSettings = Pick<ExportSettings, 'accountCodes' | 'voucherWord' | 'preparedBy'>;

export interface VoucherLayout {
  /** The sheet that the program looks for. */
  sheet: string;
  headings: readonly string[];
  /** A row a line of the voucher. */
  rows: (voucher: Voucher, settings: VoucherSettings, words: ExportWords) => Cell[][];
}

/** Characters that the programs keep of a summary. */
const longestText = 60;

const whole = (value: number): Cell => ({ decimal: String(value) });
const year = (day: CalendarDate) => whole(Number(day.slice(0, 4)));
const month = (day: CalendarDate) => whole(Number(day.slice(5, 7)));

/** What the bookkeeper reads: what happened, on which ticket, for whom. */
function summaryOf({ source, ticketNumber, customerName, text }: LedgerEntry, words: ExportWords): string {
  return [words.sources[source], ticketNumber, customerName, text].filter((part) => part !== null && part !== '').join(' ').slice(0, longestText);
}

/**
 * 金蝶 K/3 WISE and KIS 专业版: 标准格式凭证引入, whose columns are found by these names on the sheet `Page1`. `NONE` and `*` are its words for
 * nobody and nothing; FEntryID counts the lines of a voucher from 0.
 */
export const kingdee: VoucherLayout = {
  sheet: 'Page1',
  headings: [
    'FDate', 'FYear', 'FPeriod', 'FGroupID', 'FNumber', 'FAccountNum', 'FAccountName', 'FCurrencyNum', 'FCurrencyName', 'FAmountFor', 'FDebit', 'FCredit', 'FPreparerID', 'FCheckerID', 'FApproveID', 'FCashierID', 'FHandler',
    'FSettleTypeID', 'FSettleNo', 'FExplanation', 'FQuantity', 'FMeasureUnitID', 'FUnitPrice', 'FReference', 'FTransDate', 'FTransNo', 'FAttachments', 'FSerialNum', 'FObjectName', 'FParameter', 'FExchangeRate', 'FEntryID',
    'FItem', 'FPosted', 'FInternalInd', 'FCashFlow',
  ],
  rows: ({ entry, number, serial }, { accountCodes, voucherWord, preparedBy }, words) => entry.lines.map(({ account, debit, credit }, index) => [
    { day: entry.on }, year(entry.on), month(entry.on), voucherWord, whole(number), accountCodes[account], words.accounts[account], 'RMB', '人民币', { decimal: yuan(debit + credit) }, { decimal: yuan(debit) }, { decimal: yuan(credit) },
    preparedBy === '' ? 'NONE' : preparedBy, 'NONE', 'NONE', 'NONE', null,
    '*', null, summaryOf(entry, words), whole(0), '*', whole(0), entry.ticketNumber, { day: entry.on }, null, whole(0), whole(serial), null, null, whole(1), whole(index),
    null, whole(0), null, null,
  ]),
};

/** 用友 T3 and U8: 凭证引入 from a spreadsheet, by these headings. */
export const yonyou: VoucherLayout = {
  sheet: '凭证',
  headings: ['制单日期', '凭证类别', '凭证号', '附单据数', '摘要', '科目编码', '科目名称', '借方金额', '贷方金额', '数量', '外币金额', '汇率', '制单人', '结算方式', '票号', '票号日期', '部门', '个人', '客户', '供应商', '业务员', '项目'],
  rows: ({ entry, number }, { accountCodes, voucherWord, preparedBy }, words) => entry.lines.map(({ account, debit, credit }) => [
    { day: entry.on }, voucherWord, whole(number), whole(0), summaryOf(entry, words), accountCodes[account], words.accounts[account], { decimal: yuan(debit) }, { decimal: yuan(credit) }, null, null, null, preparedBy,
    null, null, null, null, null, account === 'receivable' ? entry.customerName : null, null, null, null,
  ]),
};
