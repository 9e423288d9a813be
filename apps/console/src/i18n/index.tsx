import type { Locale } from '@scanfix/shared-types';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { en } from './en';
import { zhCN, type Words } from './zh-CN';

export type { Words } from './zh-CN';

export const languages: Record<Locale, Words> = { 'zh-CN': zhCN, en };
const storageKey = 'scanfix.locale';

interface Language {
  locale: Locale;
  words: Words;
  setLocale: (locale: Locale) => void;
}

const LanguageContext = createContext<Language>({ locale: 'zh-CN', words: zhCN, setLocale: () => undefined });

/** The language chosen on this machine; before that, the browser's. */
export function LanguageProvider({ children, initial = firstLocale() }: { children: ReactNode; initial?: Locale }) {
  const [locale, setLocale] = useState<Locale>(initial);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = languages[locale].general.product;
    localStorage.setItem(storageKey, locale);
  }, [locale]);
  const language = useMemo(() => ({ locale, words: languages[locale], setLocale }), [locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of the chosen language: `words.tickets.title`. Keys and parameters are checked by the compiler. */
export function useWords(): Words {
  return useContext(LanguageContext).words;
}

function firstLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
