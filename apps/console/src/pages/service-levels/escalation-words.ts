import type { EscalationStep, EscalationTarget, SlaPolicy } from '@scanfix/shared-types';
import type { Words } from '../../i18n';
import { businessTimeText } from '../../components/format';

/** A target as one word, for a list of choices. */
export function keyOfTarget(target: EscalationTarget): string {
  if (target.kind === 'engineer') return 'engineer';
  return target.kind === 'role' ? `role:${target.role}` : `user:${target.userId}`;
}

export function targetOfKey(key: string): EscalationTarget {
  const [kind, what] = key.split(':') as [string, string | undefined];
  if (kind === 'role') return { kind, role: what as Extract<EscalationTarget, { kind: 'role' }>['role'] };
  return kind === 'user' ? { kind, userId: Number(what) } : { kind: 'engineer' };
}

export function wordTarget(target: EscalationTarget, words: Words, names: ReadonlyMap<number, string>): string {
  const { targets, unknownPerson } = words.serviceLevels;
  if (target.kind === 'engineer') return targets.engineer;
  return target.kind === 'role' ? targets.everybodyOf(words.roles[target.role]) : names.get(target.userId) ?? unknownPerson;
}

/** One row of the chain in plain words: 「响应开始 2 小时后还没做到：告诉李主管，提高优先级」. */
export function wordStep(step: EscalationStep, words: Words, names: ReadonlyMap<number, string>): string {
  const who = step.targets.map((target) => wordTarget(target, words, names)).join(words.general.listSeparator);
  const { serviceLevels } = words;
  const when = serviceLevels.when(words.clockKinds[step.clock], step.since, step.minutes === 0 ? null : businessTimeText(step.minutes, words));
  return serviceLevels.sentence(when, who, step.raisePriority);
}

/** Which tickets it is for, each condition as a phrase. */
export function wordConditions({ priorities, categoryIds, customerLevels }: SlaPolicy, words: Words, categories: ReadonlyMap<number, string>): string[] {
  const list = (label: string, values: string[]): string[] => (values.length > 0 ? [`${label}${words.general.colon}${values.join(words.general.listSeparator)}`] : []);
  const { serviceLevels } = words;
  const said = [
    ...list(serviceLevels.priorities, priorities.map((priority) => words.priorities[priority])),
    ...list(serviceLevels.categories, categoryIds.map((id) => categories.get(id) ?? String(id))),
    ...list(serviceLevels.levels, customerLevels.map((level) => words.customerLevels[level])),
  ];
  return said.length > 0 ? said : [serviceLevels.everything];
}

export function wordTargets({ responseMinutes, onSiteMinutes, resolutionMinutes }: SlaPolicy, words: Words): string[] {
  const targets: [string, number | null][] = [
    [words.clockKinds.response, responseMinutes],
    [words.clockKinds['on-site'], onSiteMinutes],
    [words.clockKinds.resolution, resolutionMinutes],
  ];
  return targets.flatMap(([kind, minutes]) => (minutes === null ? [] : [words.serviceLevels.targetLine(kind, businessTimeText(minutes, words))]));
}
