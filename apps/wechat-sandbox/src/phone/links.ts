/** What a scanned or tapped text leads to. */
export type Target = { kind: 'payment'; codeUrl: string } | { kind: 'mini-program'; url: string; path?: string } | { kind: 'web'; url: string } | { kind: 'text'; text: string };

const ownCode = 'wxacode:';
const paymentCode = 'weixin://wxpay/bizpayurl';
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
export const isLoopback = (hostname: string): boolean => loopback.has(hostname);

/** Reads it as WeChat does: a code of the mini-program, a link that belongs to it (the ordinary-link rule), or anything else. */
export function targetOf(text: string, h5Url: string): Target {
  const trimmed = text.trim();
  if (trimmed.startsWith(ownCode)) {
    const path = trimmed.slice(ownCode.length);
    return { kind: 'mini-program', url: `${h5Url}/#/${path}`, path };
  }
  if (trimmed.startsWith(paymentCode)) return { kind: 'payment', codeUrl: trimmed };
  const url = readUrl(trimmed, h5Url);
  if (!url) return { kind: 'text', text: trimmed };
  if (!isSameHost(url, new URL(h5Url))) return { kind: 'web', url: url.href };
  // 127.0.0.1 and localhost are two origins to a browser, and the bridge trusts only one.
  return { kind: 'mini-program', url: `${h5Url}${url.pathname}${url.search}${url.hash}` };
}

function readUrl(text: string, h5Url: string): URL | null {
  if (/^\/[rlifv]\//.test(text)) return new URL(text, h5Url);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

function isSameHost(one: URL, other: URL): boolean {
  if (one.port !== other.port) return false;
  return one.hostname === other.hostname || (isLoopback(one.hostname) && isLoopback(other.hostname));
}

export type TextPart = { kind: 'text' | 'link'; value: string };

/** Splits a message, so that links can be tapped. A full stop behind a link is not part of it. */
export function splitLinks(text: string): TextPart[] {
  return text
    .split(/(https?:\/\/[\w\-./?%&=#~:+@!$*,;]*[\w\-/#=])/gi)
    .map((value, index): TextPart => ({ kind: index % 2 === 1 ? 'link' : 'text', value }))
    .filter(({ value }) => value !== '');
}
