/** What the demo's repairs cost, who has paid for them in advance, and what becomes of the money. All sums in fen, with tax. */
const jobs = (/** @type {number} */ from, to = from) => ({ unit: 'job', usualFrom: from * 100, usualTo: to * 100 });

/** By the category's name; null for all of them. */
const labour = [
  { code: 'JC-01', name: '检测与调试', category: null, level: 1, price: 5000, ...jobs(1) },
  { code: 'KT-11', name: '空调电气件更换', category: '空调', level: 2, price: 12_000, ...jobs(1) },
  { code: 'KT-12', name: '加注制冷剂', category: '空调', level: 2, price: 18_000, ...jobs(1) },
  { code: 'KT-13', name: '空调深度清洗', category: '空调', level: 1, price: 16_000, ...jobs(1) },
  { code: 'GP-11', name: '管道疏通', category: '给排水', level: 1, price: 12_000, ...jobs(1) },
  { code: 'GP-12', name: '更换阀门或软管', category: '给排水', level: 1, price: 8000, ...jobs(1, 2) },
  { code: 'ZM-11', name: '更换灯具或驱动', category: '照明', level: 1, price: 6000, ...jobs(1, 2) },
  { code: 'DT-11', name: '电梯技工工时', category: '电梯', level: 3, price: 26_000, unit: 'hour', usualFrom: 100, usualTo: 300 },
  { code: 'WL-11', name: '网络调试工时', category: '网络', level: 2, price: 15_000, unit: 'hour', usualFrom: 100, usualTo: 200 },
  { code: 'MJ-11', name: '门禁检修', category: '门禁', level: 2, price: 9000, ...jobs(1) },
];

/**
 * @param {Map<string, number>} categoryIds
 * @param {{ latitude: number, longitude: number, system: string }} origin
 */
export const priceBook = (categoryIds, origin) => ({
  name: '2026 年价目', effectiveFrom: '2026-01-01', taxRate: 600,
  callOut: {
    base: 3000, origin, distance: [{ beyondMeters: 3000, fee: 2000 }, { beyondMeters: 8000, fee: 4000 }],
    time: [{ kind: 'hours', from: '20:00', to: '08:00', fee: 5000 }, { kind: 'weekend', fee: 2000 }, { kind: 'holiday', fee: 5000 }],
    urgency: { normal: 0, urgent: 2000, emergency: 5000 },
  },
  labour: labour.map(({ category, ...price }) => ({ ...price, categoryId: category === null ? null : categoryIds.get(category), problemTypeIds: [] })),
  parts: [],
});

/** By the customer's name: what is covered, and on what terms the rest is paid. */
export const contracts = (/** @type {Map<string, number>} */ categoryIds) => [
  {
    customer: '云岚设计事务所', number: 'HT-2026-001', name: '办公区年度维保', startsOn: '2026-01-01', endsOn: '2026-12-31',
    coverage: { everything: true, assetIds: [], categoryIds: [], locationIds: [] }, includedVisits: 12, includesLabour: true, includesParts: false,
    discountPercent: 10, credit: true, creditLimit: 2_000_000, paymentDays: 30, renewalReminderDays: 45, fee: 1_280_000, note: null,
  },
  {
    customer: '海棠里会所餐厅', number: 'HT-2026-002', name: '会所照明与网络维保', startsOn: '2026-03-01', endsOn: '2027-02-28',
    coverage: { everything: false, assetIds: [], categoryIds: [categoryIds.get('照明'), categoryIds.get('网络')], locationIds: [] }, includedVisits: null,
    includesLabour: true, includesParts: true, discountPercent: 0, credit: false, creditLimit: null, paymentDays: 0, renewalReminderDays: 30, fee: 860_000, note: null,
  },
];
