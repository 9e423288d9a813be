/** How the demo's engineers work: what they can, when they are there, what they record with, and what was promised. Money in fen. */
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** By the person's id. `base` is near the site, GCJ-02. */
export const engineers = {
  chen: { maximumOpenJobs: 6, skills: { 空调: 3, 门禁: 2, 网络: 1 }, base: { latitude: 31.22521, longitude: 121.44302 } },
  liu: { maximumOpenJobs: 6, skills: { 给排水: 3, 照明: 3, 空调: 1 }, base: { latitude: 31.22102, longitude: 121.44911 } },
  zhou: { maximumOpenJobs: 4, skills: { 电梯: 3, 空调: 2, 网络: 3, 照明: 2 }, base: { latitude: 31.22688, longitude: 121.44874 } },
};

export const shifts = weekdays.map((weekday) => ({ weekday, from: '00:00', to: '24:00' }));

export const parts = [
  { code: 'KT-1001', name: '压缩机启动电容 35μF', unit: '只', priceFen: 4800, category: '空调' },
  { code: 'KT-1002', name: '室内机温度传感器', unit: '只', priceFen: 3500, category: '空调' },
  { code: 'KT-1003', name: '制冷剂 R32', unit: '千克', priceFen: 12_000, category: '空调' },
  { code: 'KT-1004', name: '排水管 16mm', unit: '米', priceFen: 600, category: '空调' },
  { code: 'GP-1001', name: '地漏芯', unit: '只', priceFen: 2500, category: '给排水' },
  { code: 'GP-1002', name: '不锈钢编织软管 50cm', unit: '根', priceFen: 2800, category: '给排水' },
  { code: 'GP-1003', name: '角阀', unit: '只', priceFen: 3900, category: '给排水' },
  { code: 'ZM-1001', name: 'LED 驱动电源', unit: '只', priceFen: 4500, category: '照明' },
  { code: 'ZM-1002', name: 'LED 灯板 18W', unit: '块', priceFen: 3200, category: '照明' },
  { code: 'DT-1001', name: '轿厢导靴', unit: '只', priceFen: 26_000, category: '电梯' },
  { code: 'MJ-1001', name: '门禁读卡器', unit: '只', priceFen: 32_000, category: '门禁' },
];

/** By the category's name. */
export const standards = {
  空调: {
    faults: { 'KT-01': '启动电容失效', 'KT-02': '制冷剂泄漏', 'KT-03': '排水管堵塞', 'KT-04': '传感器故障', 'KT-05': '滤网脏堵' },
    causes: ['老化', '安装不当', '滤网长期未清洗', '电压不稳'], actions: ['更换电容', '补充制冷剂', '疏通排水管', '更换传感器', '清洗滤网'],
    checklist: [['断电并挂牌', true], ['出风口温差达到 8℃', true], ['排水正常、不滴漏', true], ['清理现场', false]],
  },
  给排水: {
    faults: { 'GP-01': '软管或接头渗漏', 'GP-02': '下水堵塞', 'GP-03': '阀门失效' },
    causes: ['头发与皂垢堵塞', '密封圈老化', '水压过高'], actions: ['机械疏通', '更换软管', '更换角阀'],
    checklist: [['通水 10 分钟不渗漏', true], ['擦干地面', false]],
  },
  照明: {
    faults: { 'ZM-01': '驱动电源损坏', 'ZM-02': '灯板损坏', 'ZM-03': '开关或线路故障' },
    causes: ['老化', '潮湿'], actions: ['更换驱动', '更换灯板', '检修线路'], checklist: [['断电验电', true], ['亮度均匀、不闪烁', true]],
  },
  电梯: {
    faults: { 'DT-01': '导靴磨损', 'DT-02': '门机故障', 'DT-03': '按钮接触不良' },
    causes: ['磨损', '润滑不足', '异物'], actions: ['更换导靴', '调整门机', '更换按钮'], checklist: [['设置围挡与警示', true], ['空载运行三次正常', true]],
  },
  门禁: {
    faults: { 'MJ-01': '接线松动', 'MJ-02': '读卡器故障' },
    causes: ['接线松动', '老化'], actions: ['重新接线并紧固', '更换读卡器'], checklist: [['刷卡与对讲测试正常', true]],
  },
};

export const calendar = {
  name: '服务时间', timeZone: 'Asia/Shanghai', aroundTheClock: false, publicHolidays: false, exceptions: [],
  workingHours: weekdays.map((weekday) => ({ weekday, from: '08:00', to: '20:00' })),
};

/** `calendar` is added; `head` stands for the department head, the demo's manager. */
export const policies = (/** @type {number} */ head) => [
  {
    name: '紧急', position: 1, active: true, priorities: ['critical', 'high'], categoryIds: [], customerLevels: [],
    responseMinutes: 60, onSiteMinutes: 120, resolutionMinutes: 480, pausingReasons: ['parts', 'requester', 'quote'], warningPercent: 80,
    escalations: [
      { clock: 'response', since: 'start', minutes: 120, raisePriority: true, targets: [{ kind: 'role', role: 'agent' }, { kind: 'user', userId: head }] },
      { clock: 'on-site', since: 'due', minutes: 0, raisePriority: false, targets: [{ kind: 'engineer' }, { kind: 'role', role: 'agent' }] },
      { clock: 'resolution', since: 'due', minutes: 60, raisePriority: false, targets: [{ kind: 'role', role: 'manager' }] },
    ],
  },
  {
    name: '一般', position: 2, active: true, priorities: [], categoryIds: [], customerLevels: [],
    responseMinutes: 240, onSiteMinutes: 720, resolutionMinutes: 1440, pausingReasons: ['parts', 'requester', 'quote', 'access'], warningPercent: 80,
    escalations: [{ clock: 'response', since: 'start', minutes: 120, raisePriority: false, targets: [{ kind: 'role', role: 'agent' }, { kind: 'user', userId: head }] }],
  },
];

/** A name drawn with a pen. */
export const signature = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="240"><rect width="600" height="240" fill="#fff"/>
<path d="M60 150c40-90 70-110 78-70s-40 100-20 90 70-110 96-92-30 96-6 90 60-120 90-100-20 92 10 88 60-60 84-84 40 60 70 40 50-30 88-22" fill="none" stroke="#1b2a2f" stroke-width="7" stroke-linecap="round"/></svg>`);
