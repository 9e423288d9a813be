import { ConfigProvider, App as AntdApp } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLanguage } from '../i18n';
import { antdTheme, applyTokens, type Mode } from '../theme';

export type Preference = Mode | 'system';
const storageKey = 'scanfix.appearance';
const darkQuery = '(prefers-color-scheme: dark)';

const AppearanceContext = createContext<{ preference: Preference; mode: Mode; setPreference: (preference: Preference) => void }>({
  preference: 'system',
  mode: 'light',
  setPreference: () => undefined,
});

/** Light, dark, or as the system is at the moment; the choice stays on this machine. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const { locale } = useLanguage();
  const [preference, choose] = useState<Preference>(stored);
  const systemIsDark = useSyncExternalStore(subscribeToSystem, () => matchMedia(darkQuery).matches);
  const mode: Mode = preference === 'system' ? (systemIsDark ? 'dark' : 'light') : preference;

  // Before children paint, so that nothing flashes in the other mode.
  useMemo(() => applyTokens(mode), [mode]);
  useEffect(() => {
    dayjs.locale(locale === 'zh-CN' ? 'zh-cn' : 'en');
  }, [locale]);

  const value = useMemo(
    () => ({
      preference,
      mode,
      setPreference: (next: Preference) => {
        localStorage.setItem(storageKey, next);
        choose(next);
      },
    }),
    [preference, mode],
  );
  return (
    <AppearanceContext.Provider value={value}>
      <ConfigProvider locale={locale === 'zh-CN' ? zhCN : enUS} theme={antdTheme(mode)} button={{ autoInsertSpace: false }} form={{ requiredMark: false, scrollToFirstError: { behavior: 'smooth', block: 'center' } }}>
        <AntdApp>{children}</AntdApp>
      </ConfigProvider>
    </AppearanceContext.Provider>
  );
}

export function useAppearance() {
  return useContext(AppearanceContext);
}

function stored(): Preference {
  const text = localStorage.getItem(storageKey);
  return text === 'light' || text === 'dark' ? text : 'system';
}

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
