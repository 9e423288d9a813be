import type { QuoteLine } from '@scanfix/shared-types';
import { quoteChanges } from './quote-changes';

const line = (changes: Partial<QuoteLine>): QuoteLine => ({
  kind: 'other', name: '绳索租用', labourCode: null, partId: null, quantity: 100, unit: '次', unitPrice: 5_000, amount: 5_000, free: true, covered: false, note: null, ...changes,
});
const callOut = line({ kind: 'call-out', name: '上门费', unitPrice: 3_000, amount: 3_000, free: false });
const labour = line({ kind: 'labour', name: '更换压缩机', labourCode: 'AC-2', unitPrice: 20_000, amount: 20_000, free: false });
const part = line({ kind: 'part', name: '启动电容', partId: 1, unitPrice: 3_800, amount: 3_800, free: false });

describe('what changed against the approved version', () => {
  it('is nothing where the lines say the same', () => {
    expect(quoteChanges({ lines: [callOut, labour] }, { lines: [labour, callOut] })).toEqual([]);
  });

  it('names what is new, what is gone, and what costs something else', () => {
    const dearer = { ...labour, quantity: 150, amount: 30_000 };
    expect(quoteChanges({ lines: [callOut, labour] }, { lines: [dearer, part] })).toEqual([
      { kind: 'changed', name: '更换压缩机', before: 20_000, after: 30_000 },
      { kind: 'added', name: '启动电容', before: 0, after: 3_800 },
      { kind: 'removed', name: '上门费', before: 3_000, after: 0 },
    ]);
  });

  it('tells when the warranty carries a line, or no longer does', () => {
    expect(quoteChanges({ lines: [{ ...part, covered: true }] }, { lines: [part] })).toEqual([{ kind: 'changed', name: '启动电容', before: 0, after: 3_800 }]);
  });

  it('tells of another quantity even where it costs nothing', () => {
    const covered = { ...part, covered: true };
    expect(quoteChanges({ lines: [covered] }, { lines: [{ ...covered, quantity: 200, amount: 7_600 }] })).toEqual([{ kind: 'changed', name: '启动电容', before: 0, after: 0 }]);
  });

  it('knows an item that stands on two lines, one of them covered, as one', () => {
    const split = [{ ...part, covered: true }, part];
    expect(quoteChanges({ lines: split }, { lines: split })).toEqual([]);
    expect(quoteChanges({ lines: [part] }, { lines: split })).toEqual([{ kind: 'changed', name: '启动电容', before: 3_800, after: 3_800 }]);
  });

  it('knows free lines by their names', () => {
    expect(quoteChanges({ lines: [line({})] }, { lines: [line({ name: '吊车' })] }).map(({ kind, name }) => `${kind} ${name}`)).toEqual(['added 吊车', 'removed 绳索租用']);
  });
});
