import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MaxLength, validateSync } from 'class-validator';
import { rememberRules } from './validation-rules.js';

class Named {
  @IsString() @MaxLength(3)
  name: unknown;
}

class Counted extends Named {
  @IsInt({ groups: ['counting'] })
  count: unknown;
}

const broken = (object: object, groups?: string[]) => validateSync(object, groups && { groups }).map(({ property }) => property);

describe('remembered rules', () => {
  rememberRules();
  rememberRules();

  it('are those of the class and of what it extends', () => {
    for (let time = 1; time <= 2; time += 1) {
      expect(broken(Object.assign(new Named(), { name: 'long' }))).toEqual(['name']);
      expect(broken(Object.assign(new Counted(), { name: 'long', count: 1 }))).toEqual(['name']);
      expect(broken(Object.assign(new Named(), { name: 'ok' }))).toEqual([]);
    }
  });

  it('are gathered once', () => {
    const rulesOf = () => getMetadataStorage().getTargetValidationMetadatas(Named, '', false, false);
    expect(rulesOf()).toBe(rulesOf());
  });

  it('leave groups as they were', () => {
    expect(broken(Object.assign(new Counted(), { name: 'long', count: 'x' }), ['counting'])).toEqual(['count']);
    expect(broken(Object.assign(new Counted(), { name: 'ok', count: 'x' }))).toEqual(['count']);
  });
});
