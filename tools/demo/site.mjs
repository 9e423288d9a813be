/** The site of the demo: two buildings and a club house. GCJ-02 degrees. */
const coordinates = { latitude: 31.22305, longitude: 121.44581, system: 'GCJ-02' };

export const organization = {
  shortName: '海棠里',
  servicePhone: '400-820-1234',
  notice: '服务时间 8:00–20:00；电梯困人、跑水、冒烟请直接拨打 24 小时电话。',
};

export const site = {
  kind: 'site', name: '海棠里', address: '上海市静安区海棠路 88 号', coordinates,
  children: [
    { kind: 'building', name: '1号楼', coordinates: { ...coordinates, latitude: 31.22341 }, floors: [1, 2, 3, 4, 5, 6] },
    { kind: 'building', name: '2号楼', coordinates: { ...coordinates, longitude: 121.44655 }, floors: [1, 2, 3, 4] },
    { kind: 'building', name: '会所', coordinates: { ...coordinates, latitude: 31.22266, longitude: 121.44528 }, floors: [1, 2] },
  ],
};

/** `share`: one such device in every room (room), on every floor (floor), or in every building (building). */
export const categories = [
  {
    name: '空调', icon: 'air-conditioner', share: 'room', problems: ['不制冷', '不制热', '漏水', '有异味', '噪音大', '遥控器失灵'],
    model: { manufacturer: '格力', name: 'KFR-35GW', warrantyMonths: 72 }, device: '挂式空调', serial: 'GR35',
  },
  {
    name: '给排水', icon: 'plumbing', share: 'room', problems: ['漏水', '下水堵塞', '水压小', '马桶冲水异常', '没有热水'],
    model: { manufacturer: '科勒', name: 'K-3588', warrantyMonths: 36 }, device: '卫生间给排水', serial: 'KL88',
  },
  {
    name: '照明', icon: 'lighting', share: 'floor', problems: ['不亮', '闪烁', '开关失灵'],
    model: { manufacturer: '欧普', name: 'LED-MX420', warrantyMonths: 24 }, device: '走廊照明', serial: 'OP42',
  },
  {
    name: '电梯', icon: 'elevator', share: 'building', problems: ['困人', '门关不上', '异响', '按钮失灵', '停运'],
    model: { manufacturer: '三菱电机', name: 'LEHY-III', warrantyMonths: 24 }, device: '客梯', serial: 'MT03',
  },
  {
    name: '网络', icon: 'network', share: 'floor', problems: ['断网', '网速慢', '信号弱'],
    model: { manufacturer: '华为', name: 'AirEngine 5760', warrantyMonths: 36 }, device: '楼层无线接入点', serial: 'HW57',
  },
  {
    name: '门禁', icon: 'door', share: 'building', problems: ['刷卡无效', '门锁不上', '对讲无声'],
    model: { manufacturer: '海康威视', name: 'DS-K1T671', warrantyMonths: 24 }, device: '单元门禁', serial: 'HK67',
  },
];

export const customers = [
  { kind: 'company', name: '云岚设计事务所', phone: '021-62880011', address: '1号楼 6 层', contacts: [{ name: '孟女士', phone: '13900001111', position: '行政' }] },
  { kind: 'household', name: '王小姐', phone: '13800138001', address: '1号楼 502' },
  { kind: 'company', name: '海棠里会所餐厅', phone: '021-62880077', address: '会所 1 层', contacts: [{ name: '孙经理', phone: '13800138003', position: '店长' }] },
];

/** Two rooms on a floor: 101, 102, 201 … */
export const roomsOf = (floor) => [`${floor}01`, `${floor}02`];
