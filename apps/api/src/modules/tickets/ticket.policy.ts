import type { Permission, TicketAction, TicketState } from '@scanfix/shared-types';
import { actionsFrom, transitionOf } from './ticket.transitions.js';

/** Who looks at a ticket, or acts on it: the desk, or a person who stands behind it. */
export type Viewer =
  | { kind: 'staff'; userId: number; permissions: ReadonlySet<Permission> }
  | { kind: 'requester'; userId: number; reporter: boolean };

export type OfferedAction = TicketAction | 'comment' | 'comment-internal';

/** What the buttons show. */
export function availableActions(viewer: Viewer, state: TicketState): OfferedAction[] {
  return [...actionsFrom(state).filter((action) => mayDo(viewer, action)), ...commentsFor(viewer)];
}

/** Followers take part; only the one who reported may cancel. */
export function mayDo(viewer: Viewer, action: TicketAction): boolean {
  const transition = transitionOf(action);
  return viewer.kind === 'staff' ? viewer.permissions.has(transition.permission) : transition.requester && viewer.reporter;
}

function commentsFor(viewer: Viewer): OfferedAction[] {
  if (viewer.kind === 'requester') return ['comment'];
  const offered: OfferedAction[] = [];
  if (viewer.permissions.has('ticket:comment')) offered.push('comment');
  if (viewer.permissions.has('ticket:comment-internal')) offered.push('comment-internal');
  return offered;
}

/** What one line of the history looks like to somebody: internal lines are the desk's, words between requester and desk are theirs. */
export function maySeeEvent(viewer: Viewer, event: { internal: boolean; kind: string; actorKind: string; actorId: number | null }): boolean {
  if (viewer.kind === 'staff') return true;
  if (event.internal) return false;
  return viewer.reporter || event.actorKind !== 'requester' || event.kind === 'action' || event.actorId === viewer.userId;
}
