jest.mock('@/device', () => ({ device: { isReady: () => false }, DeviceError: class DeviceError extends Error {} }));

import { zhCN } from '@/i18n/zh-CN';
import type { JobStep } from './job-step';
import { entryOf } from './queue';
import { commentsOf, recordedText } from './recorded-text';
import { emptyWork } from './work';

const now = Date.parse('2026-03-02T07:20:00.000Z');
const photos = (count: number): JobStep => ({
  kind: 'record',
  work: { ...emptyWork(40), cause: '通讯板受潮', action: '更换通讯板', parts: [{ partId: 1, quantity: 2, name: '端子', unit: '个', priceFen: 100 }], photos: Array.from({ length: count }, (_none, index) => ({ moment: 'before' as const, takenAt: '2026-03-02T07:00:00.000Z', coordinates: null, image: { file: { path: `p${index}`, kind: 'image' as const, name: 'p', size: 1 } } })) },
});
const entry = (step: JobStep): ReturnType<typeof entryOf> => entryOf({ key: 'key', visitId: 1, step }, now);

describe('what could not be sent, as text', () => {
  it('says every step with its time and all its words', () => {
    const text = recordedText(zhCN, [entry({ kind: 'accept' }), entry(photos(2))], now);
    ['接单', '维修记录', '原因：通讯板受潮', '处理：更换通讯板', '工时：40 分钟', '端子 × 2 个', '2 张照片'].forEach((words) => expect(text).toContain(words));
  });

  it('becomes one comment with its pictures', () => {
    expect(commentsOf(zhCN, [entry(photos(2))], now)).toMatchObject([{ text: expect.stringContaining('未能及时提交') as string, files: [{ path: 'p0' }, { path: 'p1' }] }]);
  });

  it('becomes several where there are more pictures or words than one comment takes, and leaves none out', () => {
    const comments = commentsOf(zhCN, [entry(photos(12)), entry({ kind: 'comment', text: '长'.repeat(2_500), files: [] })], now);
    expect(comments.every(({ text, files }) => text.length > 0 && text.length <= 2_000 && files.length <= 9)).toBe(true);
    expect(comments.flatMap(({ files }) => files)).toHaveLength(12);
    expect(comments.map(({ text }) => text).join('').match(/长/g)).toHaveLength(2_500);
  });
});
