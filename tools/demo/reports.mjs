/**
 * What was reported, and what the desk did with it. `device` is the beginning of the asset's name and its room; `photos` are drawn by
 * photos.mjs.
 */
export const reports = [
  {
    by: 'zhao', device: '2号楼 201 挂式空调', problem: '不制冷', urgency: 'urgent', photos: ['air-conditioner'], text: '出风口有风但不凉，开了一上午室温还是 29 度。',
    then: [['triage', 'high', null], ['assign', 'chen'], ['accept', 'chen'], ['depart', 'chen']],
  },
  {
    by: 'sun', device: '会所 2层 走廊照明', problem: '不亮', urgency: 'normal', photos: [], text: '二层包间外一整排都不亮。',
    then: [['triage', 'normal', null], ['assign', 'liu']],
  },
  {
    by: 'zhao', device: '2号楼 客梯', problem: '异响', urgency: 'urgent', photos: [], text: '下到一楼时咯噔响，昨天开始的。',
    then: [['triage', 'high', null], ['assign', 'zhou'], ['accept', 'zhou'], ['depart', 'zhou'], ['checkIn', 'zhou'], ['hold', 'zhou', 'parts', '导靴磨损，已向厂家订货']],
  },
  {
    by: 'wang', device: '1号楼 301 卫生间', problem: '下水堵塞', urgency: 'normal', photos: ['pipe'], text: '地漏往外返水，有异味。',
    then: [
      ['triage', 'normal', null], ['assign', 'liu'], ['accept', 'liu'], ['depart', 'liu'], ['checkIn', 'liu'],
      ['record', 'liu', { fault: 'GP-02', cause: '头发与皂垢堵塞', action: '机械疏通', minutes: 35, parts: { 'GP-1001': 1 }, before: 'pipe' }], ['complete', 'liu'],
    ],
  },
  {
    by: 'sun', device: '会所 单元门禁', problem: '对讲无声', urgency: 'normal', photos: [], text: '访客按门铃能亮，听不到声音。',
    then: [
      ['triage', 'normal', null], ['assign', 'chen'], ['accept', 'chen'], ['depart', 'chen'], ['checkIn', 'chen'],
      ['record', 'chen', { fault: 'MJ-01', cause: '接线松动', action: '重新接线并紧固', minutes: 20, parts: {} }], ['complete', 'chen'], ['answer', { fixed: true, csat: 5, comment: '来得快，讲得清楚。' }],
    ],
  },
  {
    by: 'zhao', device: '2号楼 302 挂式空调', problem: '不制冷', urgency: 'normal', photos: ['air-conditioner'], text: '外机风扇转得很慢，屋里不凉。',
    then: [
      ['triage', 'normal', null], ['assign', 'chen'], ['accept', 'chen'], ['depart', 'chen'], ['checkIn', 'chen'],
      ['quote', 'chen', [{ kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-11', quantity: 100 }, { kind: 'part', part: 'KT-1001', quantity: 100 }]],
      ['approve', '赵先生'], ['pay', 'zhao'],
      ['record', 'chen', { fault: 'KT-01', cause: '老化', action: '更换电容', minutes: 40, parts: { 'KT-1001': 1 }, before: 'air-conditioner' }], ['complete', 'chen'],
      ['invoice', { titleKind: 'personal', title: '赵先生' }], ['refund', { amount: 3000, reason: 'goodwill', note: '等候超过约定时间，免收上门费' }],
    ],
  },
  {
    by: 'sun', device: '会所 202 挂式空调', problem: '漏水', urgency: 'normal', photos: [], text: '包间空调滴水，客人换了座位。',
    then: [
      ['triage', 'normal', null], ['assign', 'zhou'], ['accept', 'zhou'], ['depart', 'zhou'], ['checkIn', 'zhou'],
      ['quote', 'zhou', [{ kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-13', quantity: 100 }]], ['approve', '孙经理'],
      ['cash', { channel: 'cash', voucherNumber: 'SJ-20260001', payerName: '孙经理' }],
      ['record', 'zhou', { fault: 'KT-03', cause: '滤网长期未清洗', action: '疏通排水管', minutes: 60, parts: {} }], ['complete', 'zhou'],
    ],
  },
  {
    by: 'wang', device: '1号楼 501 挂式空调', problem: '不制冷', urgency: 'normal', photos: ['air-conditioner'], text: '制冷慢，声音比以前大。',
    then: [
      ['triage', 'normal', null], ['assign', 'chen'], ['accept', 'chen'], ['depart', 'chen'], ['checkIn', 'chen'],
      ['quote', 'chen', [
        { kind: 'call-out' }, { kind: 'labour', labourCode: 'KT-12', quantity: 100 }, { kind: 'part', part: 'KT-1003', quantity: 50 },
        { kind: 'other', name: '外机支架除锈', quantity: 100, unitPrice: 4000 },
      ]],
    ],
  },
  {
    by: 'wang', device: '1号楼 502 挂式空调', problem: '不制冷', urgency: 'urgent', photos: ['air-conditioner'],
    text: '开了两个小时还是热风，滤网上周刚洗过。外机好像也不转。',
    then: [['comment', '林晓', '您好，已看到。请先把空调关掉，今天下午安排师傅上门。'], ['triage', 'high', '去年换过电容']],
  },
  { by: 'zhao', device: '2号楼 301 卫生间', problem: '漏水', urgency: 'urgent', photos: ['pipe'], text: '洗手台下面的软管接头滴水，用盆接着，一小时大概半盆。', then: [] },
  { by: 'zhao', device: '2号楼 301 挂式空调', problem: '有异味', urgency: 'normal', photos: [], text: '一开机有霉味，老人闻了咳嗽。', then: [['triage', 'normal', null]] },
  { by: 'sun', device: '会所 客梯', problem: '按钮失灵', urgency: 'normal', photos: ['elevator'], text: '一楼上行按钮要按好几次才亮。', then: [], follow: ['wang', 'zhao'] },
  { by: 'sun', place: '会所后厨门口', urgency: 'normal', photos: [], text: '地漏返味，客人路过有投诉。', then: [['comment', '林晓', '收到，请问是靠近洗碗间的那个吗？']] },
  { by: 'wang', device: '1号楼 5层 走廊照明', problem: '闪烁', urgency: 'normal', photos: ['light'], text: '电梯口第二盏灯一直闪，晚上看着难受。', then: [['triage', 'low', null]] },
  { by: 'wang', device: '1号楼 502 卫生间', problem: '水压小', urgency: 'normal', photos: [], text: '淋浴水小，早上尤其明显。', then: [['cancel', 'fixed-itself', '今天恢复了，谢谢']] },
  { by: 'zhao', device: '2号楼 单元门禁', problem: '刷卡无效', urgency: 'normal', photos: [], text: '我的卡刷不开，邻居的可以。', then: [['invalidate', 'not-a-fault', '门禁卡已到期，请到服务中心续期，当天生效。']] },
  { by: 'sun', device: '会所 1层 楼层无线', problem: '网速慢', urgency: 'normal', photos: [], text: '中午用餐高峰收银机连不上，重启路由能好一会儿。', then: [] },
];
