import type { DispatchObstacle, EngineerStatus, ScorePart } from '@scanfix/shared-types';

export const engineerStatuses: Record<EngineerStatus, string> = {
  free: '空闲',
  assigned: '待接单',
  travelling: '在路上',
  working: '维修中',
  full: '单量已满',
  'off-shift': '不在班',
  absent: '休假',
  resting: '休息',
};

export const dispatchObstacles: Record<DispatchObstacle, string> = {
  'no-skill': '没有这类设备的技能',
  'outside-territory': '不在负责的片区',
  'off-shift': '不在班',
  absent: '休假',
  resting: '设为休息',
  full: '单量已满',
  excluded: '上次没修好，不再派',
};

export const recommendation = {
  points: (points: number, maximum: number) => `${points} / ${maximum} 分`,
  percent: (percent: number) => `${percent}%`,
  why: '为什么',
  whyTitle: (name: string) => `为什么推荐 ${name}`,
  openJobs: (open: number, maximum: number) => `手上 ${open} / ${maximum} 单`,
  travel: (minutes: number) => `约 ${minutes} 分钟`,
  unknownDistance: '位置未知',
  reasons: {
    distance: '距离',
    skill: '技能',
    load: '工作量',
    shift: '排班',
    'device-history': '修过这台设备',
    wish: '报修人点名',
    territory: '片区',
  } satisfies Record<ScorePart['kind'], string>,
  skillLevels: { 1: '能帮忙', 2: '能独立处理', 3: '专家' },
  visitsToDevice: (count: number) => (count === 0 ? '没修过' : `修过 ${count} 次`),
  fromBase: '从出发地点算',
  noSkillsKept: '没有登记技能，按能帮忙算',
  wished: '报修人点名要他',
  wishedAnother: '报修人点名要别人',
  absent: '休假',
  atPreferredTime: (duty: string) => `报修人约的时间${duty}`,
  insideOf: (name: string) => `在片区“${name}”内`,
  territoryUnknown: '不知道在不在片区内',
  onShift: '在班',
  offShift: '不在班',
  inside: '在片区内',
  outside: '在片区外',
  everywhere: '不限片区',
};
