import type { Me, Permission } from '@scanfix/shared-types';
import { useSyncExternalStore } from 'react';
import { may } from '../access';
import { session, type SessionState } from './session';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.state);
}

/** The person logged in. Only below the login: pages are not drawn for anybody else. */
export function useMe(): Me {
  const state = useSession();
  if (state.status !== 'authenticated') throw new Error('No one is logged in.');
  return state.me;
}

export function useMay(permission: Permission): boolean {
  return may(useMe(), permission);
}
