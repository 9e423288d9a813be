import { parseStickerCode } from '@scanfix/shared-types';

/** What a scanned code, an opened link or a page's query means. Never an address to go to: only its token is used. */
export type Scanned =
  | { kind: 'sticker'; code: string }
  /** Looks like one of our stickers, but its check character is wrong. */
  | { kind: 'malformed'; text: string }
  | { kind: 'login-request'; token: string }
  | { kind: 'invitation'; token: string }
  | { kind: 'follow'; token: string }
  | { kind: 'service-report'; token: string }
  | { kind: 'foreign' };

const linkPattern = /^https?:\/\/[^/?#]+(?:\/[^?#]*)?\/([rlifv])\/([^/?#]+)\/?(?:[?#].*)?$/i;

/** WeChat hands over `q` and `scene` encoded once; a value that was decoded on the way stays as it is. */
function decodedOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function ofCode(text: string): Scanned {
  const code = parseStickerCode(text);
  return code ? { kind: 'sticker', code } : { kind: 'malformed', text };
}

function ofLink(text: string): Scanned {
  const [, letter = '', token = ''] = linkPattern.exec(text.trim()) ?? [];
  const value = decodedOnce(token);
  switch (letter.toLowerCase()) {
    case 'r':
      return ofCode(value);
    case 'l':
      return { kind: 'login-request', token: value };
    case 'i':
      return { kind: 'invitation', token: value };
    case 'f':
      return { kind: 'follow', token: value };
    case 'v':
      return { kind: 'service-report', token: value };
    default:
      return { kind: 'foreign' };
  }
}

/** A wxacode's scene is the code, alone or as `code=…`. */
function ofScene(scene: string): Scanned {
  return ofCode(decodedOnce(scene).replace(/^\w+=/, ''));
}

/** A page opened by an ordinary link (`q`), or by our own (`token`): the token it is about. */
export function tokenOf(kind: 'service-report', query: { q?: string; token?: string }): string | null {
  if (query.token) return decodedOnce(query.token);
  if (!query.q) return null;
  const scanned = ofLink(/^https?:\/\//i.test(query.q) ? query.q : decodedOnce(query.q));
  return scanned.kind === kind ? scanned.token : null;
}

/** The result of wx.scanCode and its like: an ordinary link, our own wxacode (`path`), or the bare code. */
export function parseScanResult({ result, path }: { result: string; path?: string }): Scanned {
  const scene = /[?&]scene=([^&]+)/.exec(path ?? '')?.[1];
  if (scene) return ofScene(scene);
  if (/^https?:/i.test(result.trim())) return ofLink(result);
  const code = parseStickerCode(result);
  return code ? { kind: 'sticker', code } : { kind: 'foreign' };
}

/** How the scan page was opened: `q` (ordinary link), `scene` (wxacode) or `code` (H5, or from within). */
export function parseScanQuery(query: { q?: string; scene?: string; code?: string }): Scanned {
  if (query.q) return ofLink(/^https?:\/\//i.test(query.q) ? query.q : decodedOnce(query.q));
  if (query.scene) return ofScene(query.scene);
  if (query.code) return ofCode(decodedOnce(query.code));
  return { kind: 'foreign' };
}
