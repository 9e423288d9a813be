import { describe, expect, it } from '@jest/globals';
import type { EscalationTarget } from '@scanfix/shared-types';
import { makePolicy } from '../../../test/fixtures/promises';
import { languages } from '../../i18n';
import { keyOfTarget, targetOfKey, wordConditions, wordStep, wordTargets } from './escalation-words';

const names = new Map([[4, '何静']]);
const zh = languages['zh-CN'];

describe('an escalation', () => {
  it('reads as a sentence in both languages', () => {
    const [raising, telling] = makePolicy().escalations;
    expect(raising && wordStep(raising, zh, names)).toBe('响应开始 2 小时后还没做到：告诉何静，提高优先级');
    expect(telling && wordStep(telling, zh, names)).toBe('上门到点还没做到：告诉负责的工程师、所有主管');
    expect(raising && wordStep(raising, languages.en, names)).toBe('Response not done 2 h after the start: tell 何静, raise the priority');
  });

  it('keeps its targets through the list of choices', () => {
    const targets: EscalationTarget[] = [{ kind: 'engineer' }, { kind: 'role', role: 'manager' }, { kind: 'user', userId: 4 }];
    expect(targets.map(keyOfTarget).map(targetOfKey)).toEqual(targets);
  });
});

describe('a policy', () => {
  it('says which tickets it is for, and everything where it has no condition', () => {
    expect(wordConditions(makePolicy(), zh, new Map([[1, '空调'], [2, '电梯']]))).toEqual(['优先级：最高、高', '设备分类：空调、电梯', '客户等级：重点、VIP']);
    expect(wordConditions(makePolicy({ priorities: [], categoryIds: [], customerLevels: [] }), zh, new Map())).toEqual(['所有工单']);
  });

  it('says what it promises and leaves out what it does not', () => {
    expect(wordTargets(makePolicy({ onSiteMinutes: null, resolutionMinutes: 1440 }), zh)).toEqual(['响应 30 分钟', '修复 24 小时']);
  });
});
