import { routeAccess, type RouteName, type RouteResponse, type UploadedAttachment } from '@scanfix/shared-types';
import { LoginNeededError, ProblemError } from '@/api/failures';
import { send, sendFile, type CallOptions } from '@/api/transport';
import type { LocalFile } from '@/device';
import { canLogInSilently, ensureSession, logInByWechat, renewSession, type Session } from './session';

/** 401 although the token looked good: renew it once, then let WeChat vouch again. */
async function recover(refused: Session): Promise<Session> {
  try {
    return await renewSession(refused);
  } catch (error) {
    if (error instanceof LoginNeededError && canLogInSilently()) return logInByWechat();
    throw error;
  }
}

async function withSession<Value>(act: (session: Session) => Promise<Value>): Promise<Value> {
  const session = await ensureSession();
  try {
    return await act(session);
  } catch (error) {
    const refused = error instanceof ProblemError && error.problem.status === 401;
    if (!refused) throw error;
    return act(await recover(session));
  }
}

/** Calls a route of the API, with the session where the route asks for one. */
export function call<Name extends RouteName>(name: Name, options: CallOptions<Name>): Promise<RouteResponse<Name>> {
  if (routeAccess[name] === 'public') return send(name, options, null);
  return withSession((session) => send(name, options, session.accessToken));
}

export function uploadFile(file: LocalFile, onProgress: (share: number) => void): Promise<UploadedAttachment> {
  return withSession((session) => sendFile(file, session, onProgress));
}
