import type { Me, Permission } from '@scanfix/shared-types';
import { useSyncExternalStore } from 'react';
import { may } from '../access';
import { session, type SessionState } from './session';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** Whose console this is: logged in, or about to log in again. */
export function personOf(state: SessionState): Me | null {
  return 'me' in state ? state.me : null;
}

/** The person logged in. Only below the login: pages are not drawn for anybody else. */
export function useMe(): Me {
  const me = personOf(useSession());
  if (!me) throw new Error('No one is logged in.');
  return me;
}

export function useMay(permission: Permission): boolean {
  return may(useMe(), permission);
}
