import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  assetColumns, assetStatuses, cancelReasons, cannotCompleteReasons, checkInFlags, checkInMethods, clockKinds, coordinateSystems, customerLevels, declineReasons, holdReasons, invalidReasons,
  labelLayouts, locationKinds, permissions, priorities, problemStatuses, reworkReasons, roles, stickerStatuses, ticketActions, ticketSources, ticketStates, timelineKinds, unsignedReasons,
  urgencies, visitOutcomes, visitStages, assignmentMethods, declineQuoteReasons,
} from '@scanfix/shared-types';
import { languages } from './index';

const sides = Object.entries(languages);

/** Every path to a word, with its kind: a text here must be a text there. */
function paths(words: object, parent = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = parent ? `${parent}.${key}` : key;
    return typeof value === 'object' && value !== null ? paths(value as object, path) : [`${path}: ${typeof value}${typeof value === 'function' ? `(${value.length})` : ''}`];
  });
}

describe('words', () => {
  it('say the same things in every language', () => {
    expect(paths(languages.en).sort()).toEqual(paths(languages['zh-CN']).sort());
  });

  it.each(sides)('leave nothing unsaid in %s', (_locale, words) => {
    const said = {
      problems: Object.keys(problemStatuses), ticketStates, ticketActions, urgencies, priorities, roles, permissions, ticketSources, invalidReasons, cancelReasons, assetStatuses, stickerStatuses,
      locationKinds, coordinateSystems, ticketStateSentences: ticketStates, labelLayouts: Object.keys(labelLayouts), assetColumnWords: assetColumns.map(({ key }) => key),
      declineReasons, holdReasons, cannotCompleteReasons, reworkReasons, unsignedReasons, visitStages, visitOutcomes, assignmentMethods, checkInMethods, checkInFlags, clockKinds, customerLevels, declineQuoteReasons,
      timeline: [...ticketActions, ...timelineKinds.filter((kind) => kind !== 'action')],
    } as const;
    for (const [group, keys] of Object.entries(said)) {
      const texts = words[group as keyof typeof said] as Record<string, string>;
      expect(keys.filter((key) => !texts[key]?.trim())).toEqual([]);
    }
  });

  it('name the columns of an import as its file does', () => {
    for (const { key, zh, en } of assetColumns) {
      expect(languages['zh-CN'].assetColumnWords[key]).toBe(zh);
      expect(languages.en.assetColumnWords[key]).toBe(en);
    }
  });

  it('speak Chinese in Chinese and no Chinese in English', () => {
    const english = readAll('en').replaceAll("'中文'", '');
    expect(english.match(/\p{Script=Han}+/gu)).toBeNull();
  });

  it('stand in these files and nowhere else', () => {
    const source = join(__dirname, '..');
    const literal = filesBelow(source)
      .filter((file) => /\.tsx?$/.test(file) && !file.includes(`${join(source, 'i18n')}`) && !file.includes('.spec.'))
      .filter((file) => /\p{Script=Han}/u.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(literal).toEqual([]);
  });
});

function readAll(folder: string): string {
  return readdirSync(join(__dirname, folder)).map((name) => readFileSync(join(__dirname, folder, name), 'utf8')).join('\n');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
