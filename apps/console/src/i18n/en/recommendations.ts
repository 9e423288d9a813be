import type { DispatchObstacle, EngineerStatus, ScorePart } from '@scanfix/shared-types';

export const engineerStatuses: Record<EngineerStatus, string> = {
  free: 'Free',
  assigned: 'Assigned',
  travelling: 'On the way',
  working: 'At work',
  full: 'Full',
  'off-shift': 'Off shift',
  absent: 'Absent',
  resting: 'Resting',
};

export const dispatchObstacles: Record<DispatchObstacle, string> = {
  'no-skill': 'Not trained for this kind of asset',
  'outside-territory': 'Outside the territory',
  'off-shift': 'Off shift',
  absent: 'Absent',
  resting: 'Takes no jobs now',
  full: 'Has as many jobs as may be',
  excluded: 'Did not fix it the last time',
};

export const recommendation = {
  points: (points: number, maximum: number) => `${points} of ${maximum}`,
  percent: (percent: number) => `${percent}%`,
  why: 'Why?',
  whyTitle: (name: string) => `Why ${name}`,
  openJobs: (open: number, maximum: number) => `${open} of ${maximum} jobs`,
  travel: (minutes: number) => `about ${minutes} min`,
  unknownDistance: 'Place unknown',
  reasons: {
    distance: 'Distance',
    skill: 'Skill',
    load: 'Load',
    shift: 'Shift',
    'device-history': 'Knows the asset',
    wish: 'Asked for',
    territory: 'Territory',
  } satisfies Record<ScorePart['kind'], string>,
  skillLevels: { 1: 'helps', 2: 'works alone', 3: 'expert' },
  visitsToDevice: (count: number) => (count === 0 ? 'never repaired it' : count === 1 ? 'repaired it once' : `repaired it ${count} times`),
  fromBase: 'from the base',
  noSkillsKept: 'no skills recorded, counted as helping',
  wished: 'asked for by the requester',
  wishedAnother: 'the requester asked for somebody else',
  absent: 'absent',
  atPreferredTime: (duty: string) => `${duty} at the time the requester prefers`,
  insideOf: (name: string) => `inside “${name}”`,
  territoryUnknown: 'cannot be told',
  onShift: 'on shift',
  offShift: 'off shift',
  inside: 'inside',
  outside: 'outside',
  everywhere: 'anywhere',
};
