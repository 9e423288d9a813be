import { expect, it } from '@jest/globals';
import { orderDescription, refundReason, shanghaiTime } from './order-text.js';

it.each([
  ['空调不制冷 上门维修', '空调不制冷 上门维修'],
  ['灯坏了😂😂', '灯坏了'],
  ['👨‍👩‍👧 3️⃣ 楼', '3 楼'],
  ['a\u0000b\r\n\tc', 'ab c'],
  ['  两  个  空格  ', '两 个 空格'],
  ['零宽\u200b空格', '零宽空格'],
  ['😂', '维修服务'],
  ['', '维修服务'],
])('makes of %j what WeChat Pay takes', (text, expected) => {
  expect(orderDescription(text)).toBe(expected);
});

it('keeps within 127 characters, and a reason within 80', () => {
  expect(orderDescription('修'.repeat(200))).toHaveLength(127);
  expect(refundReason('退'.repeat(200))).toHaveLength(80);
  expect(refundReason('😂')).toBe('');
});

it('writes times as in Shanghai, in whole seconds', () => {
  expect(shanghaiTime(new Date('2026-12-31T16:30:05.999Z'))).toBe('2027-01-01T00:30:05+08:00');
});
