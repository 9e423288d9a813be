import type { Locale } from '@scanfix/shared-types';

/** What stands in files that people open in a spreadsheet; everything on screens is worded by the clients. */
export interface AssetFileWords {
  assetsSheet: string;
  categoriesSheet: string;
  notesSheet: string;
  errorHeader: string;
  fileName: { assets: string; template: string; errors: string };
  /** In the order of the columns; the first begins with `exampleMark`. */
  example: readonly string[];
  notes: readonly string[];
  line: (row: number) => string;
  separator: string;
  problems: Record<string, string>;
}

/** A first cell that begins so is the template's example and is never imported. */
export const exampleMarks = ['（示例', '(示例', '(Example', '（Example'];

const chinese: AssetFileWords = {
  assetsSheet: '设备',
  categoriesSheet: '分类',
  notesSheet: '填写说明',
  errorHeader: '错误',
  fileName: { assets: '设备', template: '设备导入模板', errors: '设备导入错误' },
  example: ['（示例，导入时会跳过）大堂中央空调', 'SN-2024-0471', '', '格力', 'KFR-72LW', '一期 / 3号楼 / 大堂', '', '2024-06-18', '2027-06-17', '配电箱在吊顶内'],
  notes: [
    '设备名称和分类必填，其余可以留空。',
    '分类必须是“分类”表中已有的名称。',
    '序列号在未停用的设备中不能重复。',
    '位置从大到小，用“ / ”分开；还没有的位置会自动建立。名称里本来有斜杠时写成“\\/”。',
    '型号还没有时会自动建立；填了厂商就要填型号。',
    '客户必须已经存在，并且名称没有重复。',
    '日期可以写成 2026-11-22、2026/11/22 或 2026年11月22日。',
    '一次最多 20,000 行。',
  ],
  line: (row) => `第 ${row} 行：`,
  separator: '；',
  problems: {
    required: '必填',
    'too-long': '太长',
    'not-a-date': '不是日期',
    'before-installation': '早于安装日期',
    'unknown-category': '没有这个分类',
    'unknown-customer': '没有这个客户',
    ambiguous: '有多个同名，无法确定',
    'duplicate-in-file': '文件中重复',
    'serial-number-taken': '已有设备使用这个序列号',
    'number-not-text': '号码已被表格软件改成科学计数，请把这一列设为文本后重新填写',
    'formula-error': '公式出错',
    'wrong-format': '含有不能使用的字符',
    'too-deep': '层级太多',
  },
};

const english: AssetFileWords = {
  assetsSheet: 'Devices',
  categoriesSheet: 'Categories',
  notesSheet: 'How to fill in',
  errorHeader: 'Errors',
  fileName: { assets: 'devices', template: 'device-import-template', errors: 'device-import-errors' },
  example: ['(Example, skipped by the import) Lobby air conditioner', 'SN-2024-0471', '', 'Gree', 'KFR-72LW', 'Phase 1 / Building 3 / Lobby', '', '2024-06-18', '2027-06-17', ''],
  notes: [
    'Name and category are required; everything else may be empty.',
    'The category must be one of the sheet “Categories”.',
    'No two devices in use may have the same serial number.',
    'Locations go from large to small, separated by “ / ”; missing ones are made. Write a slash inside a name as “\\/”.',
    'Missing models are made; with a manufacturer there must be a model.',
    'The customer must exist, and its name must be the only one of its kind.',
    'Dates are 2026-11-22, 2026/11/22 or 2026年11月22日.',
    'At most 20,000 rows at once.',
  ],
  line: (row) => `Row ${row}: `,
  separator: '; ',
  problems: {
    required: 'required',
    'too-long': 'too long',
    'not-a-date': 'not a date',
    'before-installation': 'before the installation',
    'unknown-category': 'no such category',
    'unknown-customer': 'no such customer',
    ambiguous: 'several have this name',
    'duplicate-in-file': 'twice in the file',
    'serial-number-taken': 'another device has this serial number',
    'number-not-text': 'the spreadsheet made a rounded number of it: format the column as text and type it again',
    'formula-error': 'a formula failed',
    'wrong-format': 'has characters that cannot be used',
    'too-deep': 'too many levels',
  },
};

export function wordsFor(locale: Locale): AssetFileWords {
  return locale === 'en' ? english : chinese;
}

/** The language somebody's browser asks for; Chinese unless it is English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}
