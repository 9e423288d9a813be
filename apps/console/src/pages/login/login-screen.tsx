import { Button, Dropdown } from 'antd';
import { BulbOutlined, GlobalOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useAppearance, type Preference } from '../../components/appearance';
import { useLanguage } from '../../i18n';
import styles from './login.module.css';

/** The frame of what is seen before the console: language and appearance can be chosen here already. */
export function LoginScreen({ children }: { children: ReactNode }) {
  const { locale, words, setLocale } = useLanguage();
  const { setPreference, preference } = useAppearance();
  const preferences: Preference[] = ['light', 'dark', 'system'];
  return (
    <div className={styles.screen}>
      <div className={styles.top}>
        <Button
          type="text"
          icon={<GlobalOutlined />}
          onClick={() => {
            localStorage.setItem('scanfix.locale.chosen', '1');
            setLocale(locale === 'zh-CN' ? 'en' : 'zh-CN');
          }}
        >
          {words.general.languages[locale === 'zh-CN' ? 'en' : 'zh-CN']}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{ selectedKeys: [preference], items: preferences.map((key) => ({ key, label: words.layout.themes[key] })), onClick: ({ key }) => setPreference(key as Preference) }}
        >
          <Button type="text" icon={<BulbOutlined />} aria-label={words.layout.theme} />
        </Dropdown>
      </div>
      <main className={styles.middle}>{children}</main>
    </div>
  );
}
