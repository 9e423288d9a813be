import Taro from '@tarojs/taro';
import type { ClientConfiguration } from '@scanfix/shared-types';
import { DeviceError, type Device } from '../contract';
import { connect, currentPhone, isFramed } from './bridge';

let ready = !isFramed();
let starting: Promise<void> | null = null;

async function findPhone(): Promise<void> {
  try {
    const response = await fetch('/api/v1/client-configuration');
    const { sandboxOrigin } = (await response.json()) as ClientConfiguration;
    if (sandboxOrigin) await connect(sandboxOrigin);
  } catch {
    // Framed by something else or the API is away: go on as an ordinary browser.
  }
  ready = true;
}

function copyByHand(text: string): boolean {
  // Without https browsers have no clipboard object.
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}

export const host = {
  ready: () => {
    starting ??= ready ? Promise.resolve() : findPhone();
    return starting;
  },
  isReady: () => ready,
  client: () => 'h5',
  knowsPerson: () => currentPhone() !== null,
  hasTitleBar: () => currentPhone() !== null,
  offersPhoneNumber: () => currentPhone() !== null,
  isVisible: () => document.visibilityState === 'visible',
  onVisibilityChange: (listener) => {
    const changed = (): void => listener(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  },
  onHostNavigation: (listener) => {
    currentPhone()?.on('open', ({ url }) => listener({ open: url }));
    currentPhone()?.on('back', () => listener('back'));
    return () => undefined;
  },
  language: () => navigator.language,
  setTitle: (title, canGoBack) => {
    document.title = title;
    void currentPhone()?.call('setTitle', { title, canGoBack });
  },
  setTabTitles: (titles) => titles.forEach((text, index) => void Taro.setTabBarItem({ index, text })),
  callPhone: async (phoneNumber) => {
    const phone = currentPhone();
    if (phone) await phone.call('makePhoneCall', { phoneNumber });
    else window.location.href = `tel:${phoneNumber}`;
  },
  copy: async (text) => {
    const copied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (!copied && !copyByHand(text)) throw new DeviceError('unavailable', 'clipboard');
  },
  toast: (title) => void Taro.showToast({ title, icon: 'none', duration: 2500 }),
  scrollTo: (elementId) => document.getElementById(elementId)?.scrollIntoView({ behavior: 'smooth', block: 'center' }),
  randomId: () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  // The agreement's own page is shown before first use; browsers ask for the camera themselves.
  onPrivacyRequest: () => () => undefined,
  openPrivacyContract: null,
} satisfies Partial<Device>;
