import type { Locale } from '@scanfix/shared-types';
import { useSyncExternalStore } from 'react';
import { device } from '@/device';
import { en } from './en';
import { zhCN, type Words } from './zh-CN';

export type { Words };

const storageKey = 'locale';
const languages: Record<Locale, Words> = { 'zh-CN': zhCN, en };
const listeners = new Set<() => void>();
let chosen: Locale | null = null;

/** What the person chose, else the device's language where we speak it, else Chinese. */
export function currentLocale(): Locale {
  if (!chosen && device.isReady()) chosen = device.load<Locale>(storageKey) ?? (device.language().toLowerCase().startsWith('en') ? 'en' : 'zh-CN');
  return chosen ?? 'zh-CN';
}

export function chooseLocale(locale: Locale): void {
  chosen = locale;
  device.save(storageKey, locale);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const words = (): Words => languages[currentLocale()];
export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale);
export const useWords = (): Words => languages[useLocale()];
