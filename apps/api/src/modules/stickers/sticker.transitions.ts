import type { Permission, ProblemCode, StickerAction, StickerStatus } from '@scanfix/shared-types';

export interface StickerTransition {
  from: readonly StickerStatus[];
  to: StickerStatus;
  /** Where it ends when the place it was lost from is taken, retired or gone. */
  otherwise?: StickerStatus;
  permission: Permission;
  /** Somebody must say why. */
  reason: boolean;
  /** Kept in the audit trail too, for the day somebody asks who took a device's sticker out of service. */
  audited: boolean;
}

/** The life of a sticker, keyed by action: route, permission, history row and button share one word. */
export const stickerTransitions = {
  bind: { from: ['blank'], to: 'bound', permission: 'sticker:bind', reason: false, audited: false },
  unbind: { from: ['bound'], to: 'blank', permission: 'sticker:bind', reason: true, audited: false },
  'mark-lost': { from: ['blank', 'bound'], to: 'lost', permission: 'sticker:bind', reason: true, audited: true },
  'mark-found': { from: ['lost'], to: 'bound', otherwise: 'blank', permission: 'sticker:bind', reason: false, audited: true },
  void: { from: ['blank', 'bound', 'lost'], to: 'void', permission: 'sticker:write', reason: true, audited: true },
} as const satisfies Record<StickerAction, StickerTransition>;

const table: Record<StickerAction, StickerTransition> = stickerTransitions;

export function transitionOf(action: StickerAction): StickerTransition {
  return table[action];
}

/** Why an action cannot be done now, or null when it can. */
export function refusalOf(action: StickerAction, status: StickerStatus): ProblemCode | null {
  if (table[action].from.includes(status)) return null;
  if (status === 'void') return 'sticker-void';
  if (status === 'lost') return 'sticker-lost';
  if (action === 'bind') return 'sticker-already-bound';
  return action === 'unbind' ? 'sticker-not-bound' : 'action-not-allowed';
}
