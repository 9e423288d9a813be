/**
 * Who plays in the demo. `id` is the person's name on the sandbox phone; staff with `wechat` are bound to it by an invitation, as real
 * staff are.
 */
export const staff = [
  { id: 'lin', name: '林晓', username: 'kefu', roles: ['agent'], phone: '13800000002', role: 'agent', wechat: true, color: '#8e6bbf' },
  { id: 'he', name: '何建国', username: 'zhuguan', roles: ['manager'], phone: '13800000003', role: 'manager', wechat: false, color: '#3f6fb5' },
  { id: 'su', name: '苏敏', username: 'caiwu', roles: ['finance'], phone: '13800000004', role: 'finance', wechat: false, color: '#5b8c5a' },
  { id: 'chen', name: '陈师傅', username: null, roles: ['engineer'], phone: '13800000011', role: 'engineer', wechat: true, color: '#c4682d' },
  { id: 'liu', name: '刘师傅', username: null, roles: ['engineer'], phone: '13800000012', role: 'engineer', wechat: true, color: '#2d7f8c' },
  { id: 'zhou', name: '周师傅', username: null, roles: ['engineer'], phone: '13800000013', role: 'engineer', wechat: true, color: '#6b7f2d' },
];

export const tenants = [
  { id: 'wang', name: '王小姐', phone: '13800138001', color: '#0f766e', note: '租户 · 1号楼 502' },
  { id: 'zhao', name: '赵先生', phone: '13800138002', color: '#b45309', note: '租户 · 2号楼 301' },
  { id: 'sun', name: '孙经理', phone: '13800138003', color: '#7c3aed', note: '会所商户' },
];

const notes = { agent: '客服，也可在工作台登录', engineer: '工程师' };

/** For the sandbox phone: tenants first, since a newcomer is one. */
export const phonePeople = [
  ...tenants.map(({ id, name, phone, note, color }) => ({ id, name, phone, note, avatarColor: color, refusesPhone: false })),
  ...staff.filter(({ wechat }) => wechat).map(({ id, name, phone, role, color }) => ({ id, name, phone, note: notes[role], avatarColor: color, refusesPhone: false })),
  { id: 'guest', name: '路人', phone: null, note: '没有绑定手机号', avatarColor: '#64748b', refusesPhone: true },
];
