import Taro from '@tarojs/taro';
import type { Device, PrivacyRequest } from '../contract';
import { orDeviceError } from './failures';
import { watchNetwork } from './network';

type PrivacyAnswer = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void;
/** The id of PrivacyConsentButton: WeChat checks that consent came from that very button. */
export const consentButtonId = 'privacy-consent';

let visible = true;
const visibilityListeners = new Set<(visible: boolean) => void>();
const privacyListeners = new Set<(request: PrivacyRequest) => void>();

function setVisible(next: boolean): void {
  visible = next;
  visibilityListeners.forEach((listener) => listener(next));
}

Taro.onAppShow(() => setVisible(true));
Taro.onAppHide(() => setVisible(false));
watchNetwork();

// Base library 2.32.3 and later; older ones ask by themselves.
if (Taro.canIUse('onNeedPrivacyAuthorization')) {
  Taro.onNeedPrivacyAuthorization((resolve: PrivacyAnswer) => {
    const answer = (agreed: boolean): void => resolve(agreed ? { event: 'agree', buttonId: consentButtonId } : { event: 'disagree' });
    if (privacyListeners.size === 0) answer(false);
    // Every open page listens; the newest one is the one being looked at.
    else [...privacyListeners].pop()?.({ answer });
  });
}

export const host = {
  ready: () => Promise.resolve(),
  isReady: () => true,
  client: () => 'mini-program',
  knowsPerson: () => true,
  hasTitleBar: () => true,
  offersPhoneNumber: () => true,
  isVisible: () => visible,
  onVisibilityChange: (listener) => {
    visibilityListeners.add(listener);
    return () => visibilityListeners.delete(listener);
  },
  onHostNavigation: () => () => undefined,
  language: () => Taro.getAppBaseInfo().language,
  setTitle: (title) => void Taro.setNavigationBarTitle({ title }),
  setTabTitles: (titles) => titles.forEach((text, index) => void Taro.setTabBarItem({ index, text })),
  callPhone: async (phoneNumber) => {
    await orDeviceError(Taro.makePhoneCall({ phoneNumber }));
  },
  copy: async (data) => {
    await orDeviceError(Taro.setClipboardData({ data }));
  },
  toast: (title) => void Taro.showToast({ title, icon: 'none', duration: 2500 }),
  scrollTo: (elementId) => void Taro.pageScrollTo({ selector: `#${elementId}`, offsetTop: -16 }),
  // Unguessable is not needed, unique is: the server scopes keys by person.
  randomId: () => 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16)),
  onPrivacyRequest: (listener) => {
    privacyListeners.add(listener);
    return () => privacyListeners.delete(listener);
  },
  openPrivacyContract: () => void Taro.openPrivacyContract({}),
} satisfies Partial<Device>;
