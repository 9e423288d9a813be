import type { PersonalData } from '../../src/device/personal-data';

/** Interfaces that touch nobody's data. What is in neither list does not exist for the mini-program. */
export const plainInterfaces = [
  'canIUse', 'nextTick', 'getAppBaseInfo', 'getDeviceInfo', 'getWindowInfo', 'getEnterOptionsSync', 'getLaunchOptionsSync',
  'onAppShow', 'onAppHide', 'getNetworkType', 'onNetworkStatusChange', 'onNeedPrivacyAuthorization', 'openPrivacyContract',
  'request', 'uploadFile', 'getStorageSync', 'setStorageSync', 'removeStorageSync', 'getFileSystemManager',
  'navigateTo', 'redirectTo', 'switchTab', 'navigateBack', 'setNavigationBarTitle', 'setTabBarItem', 'showToast', 'pageScrollTo',
  'stopPullDownRefresh', 'previewImage', 'makePhoneCall',
  'openLocation', 'createSelectorQuery', 'downloadFile', 'openDocument', 'requestPayment',
] as const;

/** What WeChat counts as personal data, and under which heading we declare it. */
export const personalInterfaces = {
  login: 'identity',
  scanCode: 'camera',
  chooseMedia: 'album',
  getLocation: 'location',
  setClipboardData: 'clipboard',
} as const satisfies Record<string, PersonalData>;

/** The button's open-types that need a declaration, and the one that gives the consent. */
export const personalOpenTypes: Record<string, PersonalData | null> = { getPhoneNumber: 'phone', agreePrivacyAuthorization: null };

/** Interfaces that must stand in app.json's `requiredPrivateInfos` (and be opened in the console) before they may be called. */
export const gatedInterfaces = ['getLocation', 'getFuzzyLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground', 'chooseLocation', 'choosePoi', 'chooseAddress'] as const;

/** Those that give a promise when no callback is handed over. */
export const promisedInterfaces = [
  'getNetworkType', 'openPrivacyContract', 'navigateTo', 'redirectTo', 'switchTab', 'navigateBack', 'setNavigationBarTitle', 'setTabBarItem',
  'showToast', 'pageScrollTo', 'stopPullDownRefresh', 'previewImage', 'makePhoneCall', 'login', 'scanCode',
  'openLocation', 'getLocation', 'openDocument', 'chooseMedia', 'setClipboardData', 'requestPayment',
] as const;

export type InterfaceName = (typeof plainInterfaces)[number] | keyof typeof personalInterfaces;
