import type { TicketClock } from '@scanfix/shared-types';

jest.mock('@/device', () => ({ device: { isReady: () => false }, DeviceError: class DeviceError extends Error {} }));

import { zhCN } from '@/i18n/zh-CN';
import { clockText } from './clock-text';

const now = Date.parse('2026-03-02T07:20:00.000Z');
const clock: TicketClock = {
  kind: 'on-site', state: 'running', startedAt: '2026-03-02T06:00:00.000Z', dueAt: '2026-03-02T08:00:00.000Z', stoppedAt: null, targetMinutes: 120, warnAt: '2026-03-02T07:40:00.000Z', breached: false, pauses: [],
};

describe('the clock on a job card', () => {
  it('says how long is left and for what', () => {
    expect(clockText(zhCN, clock, now)).toEqual({ text: '还剩 40 分钟 到场', tone: 'calm' });
  });

  it('warns when it is nearly due, and tells by how much it is late', () => {
    expect(clockText(zhCN, clock, Date.parse('2026-03-02T07:50:00.000Z'))).toMatchObject({ tone: 'warning' });
    expect(clockText(zhCN, { ...clock, kind: 'resolution' }, Date.parse('2026-03-02T08:12:00.000Z'))).toEqual({ text: '修好已超时 12 分钟', tone: 'bad' });
  });

  it('says why it stands still', () => {
    expect(clockText(zhCN, { ...clock, state: 'paused', pauses: [{ from: '2026-03-02T07:00:00.000Z', to: null, reason: 'parts' }] }, now)?.text).toBe('等配件，暂停计时');
  });

  it('is silent once the promise was kept, and where there is none', () => {
    expect(clockText(zhCN, { ...clock, state: 'met' }, now)).toBeNull();
    expect(clockText(zhCN, null, now)).toBeNull();
  });
});
