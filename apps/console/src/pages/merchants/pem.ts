export type PemFault = 'notPem' | 'privateKeyHere';

/** What the server would refuse too, said at once; a private key in a public field would be shown to everybody. */
export function pemFault(text: string, kind: 'private' | 'public'): PemFault | null {
  const isPrivate = /-----BEGIN (?:\w+ )?PRIVATE KEY-----/.test(text);
  if (kind === 'public' && isPrivate) return 'privateKeyHere';
  return text.trim().startsWith('-----BEGIN ') && (kind === 'public' || isPrivate) ? null : 'notPem';
}
