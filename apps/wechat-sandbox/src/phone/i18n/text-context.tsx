import type { Locale } from '@scanfix/shared-types';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { en } from './en.js';
import { zhCN, type Text } from './zh-CN.js';

const texts: Record<Locale, Text> = { 'zh-CN': zhCN, en };
const storageKey = 'sandbox:locale';

interface TextContext {
  text: Text;
  locale: Locale;
  changeLocale: (locale: Locale) => void;
}
const Context = createContext<TextContext>({ text: zhCN, locale: 'zh-CN', changeLocale: () => undefined });

export function TextProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() => (localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh-CN'));
  const value = useMemo<TextContext>(
    () => ({
      text: texts[locale],
      locale,
      changeLocale: (next) => {
        localStorage.setItem(storageKey, next);
        document.documentElement.lang = next;
        setLocale(next);
      },
    }),
    [locale],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export const useText = (): Text => useContext(Context).text;
export const useLocale = (): Pick<TextContext, 'locale' | 'changeLocale'> => useContext(Context);
