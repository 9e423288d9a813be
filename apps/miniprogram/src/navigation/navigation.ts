import Taro from '@tarojs/taro';
import type { Scanned } from '@/stickers/scanned';

const tabs = ['/pages/home/index', '/pages/my-reports/index', '/pages/me/index'] as const;
type Tab = (typeof tabs)[number];

/** Every page and what it is opened with. */
interface Pages {
  '/pages/scan/index': { code: string };
  '/pages/report/index': { code?: string; another?: '1'; problem?: string };
  '/pages/progress/index': { id?: string; follow?: string; submitted?: '1'; rework?: '1' };
  '/pages/verify/index': { token: string };
  '/pages/login/index': Record<string, never>;
  '/pages/privacy/index': Record<string, never>;
  '/staff/bind-sticker/index': { code?: string };
  '/staff/login-request/index': { token: string };
  '/staff/invitation/index': { token: string };
  '/engineer/today/index': Record<string, never>;
  '/engineer/job/index': { id: string };
  '/engineer/check-in/index': { id: string };
  '/engineer/record/index': { id: string };
  '/engineer/finish/index': { id: string };
  '/engineer/quote/index': { id: string };
  '/engineer/approval/index': { id: string };
  '/engineer/collection/index': { id: string };
  '/money/quote/index': { id?: string; follow?: string };
  '/money/pay/index': { id?: string; follow?: string };
  '/money/receipt/index': { id?: string; follow?: string };
  '/money/invoice/index': { id?: string; follow?: string };
}

function address<Path extends keyof Pages>(path: Path, query: Pages[Path]): string {
  const search = Object.entries(query as Record<string, string | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value ?? '')}`)
    .join('&');
  return search ? `${path}?${search}` : path;
}

/** WeChat stacks at most ten pages. */
const deepest = 9;

export function open<Path extends keyof Pages>(path: Path, query: Pages[Path]): void {
  const url = address(path, query);
  if (Taro.getCurrentPages().length >= deepest) void Taro.redirectTo({ url });
  else void Taro.navigateTo({ url });
}

/** In place of this page: going back does not come here again. */
export function replace<Path extends keyof Pages>(path: Path, query: Pages[Path]): void {
  void Taro.redirectTo({ url: address(path, query) });
}

export function openTab(url: Tab): void {
  void Taro.switchTab({ url });
}

export const canGoBack = (): boolean => Taro.getCurrentPages().length > 1;

export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack();
  else openTab('/pages/home/index');
}

/** Back to where one came from, or to the page that would have led here. */
export function goBackTo<Path extends keyof Pages>(path: Path, query: Pages[Path]): void {
  if (canGoBack()) void Taro.navigateBack();
  else replace(path, query);
}

/** Opens what was scanned; false when it is none of ours. */
export function openScanned(scanned: Scanned): boolean {
  switch (scanned.kind) {
    case 'sticker':
      open('/pages/scan/index', { code: scanned.code });
      return true;
    case 'malformed':
      open('/pages/scan/index', { code: scanned.text });
      return true;
    case 'login-request':
      open('/staff/login-request/index', { token: scanned.token });
      return true;
    case 'invitation':
      open('/staff/invitation/index', { token: scanned.token });
      return true;
    case 'follow':
      open('/pages/progress/index', { follow: scanned.token });
      return true;
    case 'service-report':
      open('/pages/verify/index', { token: scanned.token });
      return true;
    case 'foreign':
      return false;
  }
}

const ourPage = /^\/?(?:#\/)?((?:pages|staff|engineer|money)\/[\w-]+\/index)(\?.*)?$/;

/** A page the host asks for: one of our own paths, or a scanned ordinary link. */
export function openFromHost(url: string, parse: (text: string) => Scanned): void {
  const [, path, query = ''] = ourPage.exec(url) ?? [];
  if (!path) {
    openScanned(parse(url));
    return;
  }
  const tab = tabs.find((one) => one === `/${path}`);
  if (tab) openTab(tab);
  else void Taro.navigateTo({ url: `/${path}${query}` });
}
