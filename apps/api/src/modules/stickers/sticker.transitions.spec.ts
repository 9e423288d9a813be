import { describe, expect, it } from '@jest/globals';
import { routeAccess, stickerStatuses, type StickerAction, type StickerStatus } from '@scanfix/shared-types';
import { refusalOf, stickerTransitions, transitionOf } from './sticker.transitions.js';

const actions = Object.keys(stickerTransitions) as StickerAction[];
const outcomes = (action: StickerAction) => [transitionOf(action).to, transitionOf(action).otherwise].filter((status) => status !== undefined);

it('can reach every status from a blank sticker', () => {
  const reached = new Set<StickerStatus>(['blank']);
  // A set that grows while it is walked: each status that is reached is looked at once.
  for (const status of reached) {
    for (const action of actions.filter((one) => transitionOf(one).from.includes(status))) outcomes(action).forEach((next) => reached.add(next));
  }
  expect([...reached].sort()).toEqual([...stickerStatuses].sort());
});

it('can leave every status but void', () => {
  const left = new Set(actions.flatMap((action) => transitionOf(action).from));
  expect(stickerStatuses.filter((status) => !left.has(status))).toEqual(['void']);
});

it('never leads from a status to itself', () => {
  for (const action of actions) for (const status of transitionOf(action).from) expect(outcomes(action)).not.toEqual([status]);
});

it.each(actions)('asks for the permission of its route to %s', (action) => {
  expect(routeAccess[`POST /stickers/:id/${action}`]).toBe(transitionOf(action).permission);
});

describe('a refusal', () => {
  it.each<[StickerAction, StickerStatus, string | null]>([
    ['bind', 'blank', null],
    ['bind', 'bound', 'sticker-already-bound'],
    ['bind', 'lost', 'sticker-lost'],
    ['bind', 'void', 'sticker-void'],
    ['unbind', 'blank', 'sticker-not-bound'],
    ['unbind', 'lost', 'sticker-lost'],
    ['mark-lost', 'lost', 'sticker-lost'],
    ['mark-found', 'bound', 'action-not-allowed'],
    ['mark-found', 'void', 'sticker-void'],
    ['void', 'lost', null],
    ['void', 'void', 'sticker-void'],
  ])('to %s a %s sticker is %s', (action, status, code) => {
    expect(refusalOf(action, status)).toBe(code);
  });
});
