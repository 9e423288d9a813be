import type { ClientConfiguration } from '@scanfix/shared-types';

type Account = NonNullable<ClientConfiguration['officialAccount']>;

/** Before the `#`, where WeChat puts its answer; what stands behind is the page of this app. */
function parts(address: string): { path: string; query: [key: string, value: string][]; hash: string } {
  const [beforeHash = '', ...hash] = address.split('#');
  const [path = '', search = ''] = beforeHash.split('?');
  const query = search.split('&').filter(Boolean).map((pair): [string, string] => {
    const [key = '', value = ''] = pair.split('=');
    return [key, decodeURIComponent(value)];
  });
  return { path, query, hash: hash.length > 0 ? `#${hash.join('#')}` : '' };
}

/** WeChat's page that says who somebody is, and nothing else about them; it comes back to `returnTo`. */
export function authorizationAddress({ appId, authorizeUrl }: Account, returnTo: string, state: string): string {
  const query = Object.entries({ appid: appId, redirect_uri: returnTo, response_type: 'code', scope: 'snsapi_base', state });
  return `${authorizeUrl}?${query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}#wechat_redirect`;
}

/** The code WeChat came back with; null where nobody here asked for it, whoever made up the address. */
export function payerCodeOf(address: string, expectedState: string | null): string | null {
  const query = new Map(parts(address).query);
  return expectedState !== null && query.get('state') === expectedState ? query.get('code') ?? null : null;
}

export function withoutPayerCode(address: string): string {
  const { path, query, hash } = parts(address);
  const kept = query.filter(([key]) => key !== 'code' && key !== 'state').map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}${hash}`;
}
