import type { Permission, TicketAction, TicketState } from '@scanfix/shared-types';
import { actionsFrom, transitionOf } from './ticket.transitions.js';

/** Who looks at a ticket, or acts on it: the desk, the engineer whose job it is, a person who stands behind it, or the system. */
export type Viewer =
  | { kind: 'staff'; userId: number; permissions: ReadonlySet<Permission> }
  | { kind: 'engineer'; userId: number }
  | { kind: 'requester'; userId: number; reporter: boolean }
  | { kind: 'system' };

export type OfferedAction = TicketAction | 'comment' | 'comment-internal';

/** What the buttons show. A closed ticket goes out again only within the guarantee. */
export function availableActions(viewer: Viewer, { state, underGuarantee }: { state: TicketState; underGuarantee: boolean }): OfferedAction[] {
  const offered = actionsFrom(state).filter((action) => mayDo(viewer, action) && !(action === 'rework' && state === 'closed' && !underGuarantee));
  return [...offered, ...commentsFor(viewer)];
}

/** Followers take part; only the one who reported may cancel, confirm or send it back. */
export function mayDo(viewer: Viewer, action: TicketAction): boolean {
  const { by } = transitionOf(action);
  switch (viewer.kind) {
    case 'staff': return by.desk !== undefined && viewer.permissions.has(by.desk);
    case 'engineer': return by.engineer === true;
    case 'requester': return by.requester === true && viewer.reporter;
    case 'system': return by.system === true;
  }
}

function commentsFor(viewer: Viewer): OfferedAction[] {
  if (viewer.kind === 'requester') return ['comment'];
  if (viewer.kind === 'engineer') return ['comment-internal'];
  if (viewer.kind === 'system') return [];
  const offered: OfferedAction[] = [];
  if (viewer.permissions.has('ticket:comment')) offered.push('comment');
  if (viewer.permissions.has('ticket:comment-internal')) offered.push('comment-internal');
  return offered;
}

/** Which lines of the history somebody sees: internal ones are the staff's, words and money between requester and desk are theirs. */
export function maySeeEvent(viewer: Viewer, event: { internal: boolean; kind: string; actorKind: string; actorId: number | null }): boolean {
  if (viewer.kind !== 'requester') return true;
  if (event.internal) return false;
  if (event.kind === 'money') return viewer.reporter;
  return viewer.reporter || event.actorKind !== 'requester' || event.kind === 'action' || event.actorId === viewer.userId;
}

/** How an actor is written down in the history. */
export function actorOf(viewer: Viewer): { actorKind: 'requester' | 'staff' | 'system'; actorId: number | null } {
  if (viewer.kind === 'system') return { actorKind: 'system', actorId: null };
  return { actorKind: viewer.kind === 'requester' ? 'requester' : 'staff', actorId: viewer.userId };
}
