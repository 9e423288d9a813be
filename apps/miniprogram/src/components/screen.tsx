import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { Component, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { device } from '@/device';
import { useWords, type Words } from '@/i18n';
import { canGoBack, goBack } from '@/navigation/navigation';
import { Icon } from './icon';
import { PrivacyConsent } from './privacy-consent';
import styles from './screen.module.scss';
import { Message, Skeleton } from './states';
import { useEvent } from './use-event';

interface Options {
  title: (words: Words) => string;
  /** One of the pages of the tab bar: nothing to go back to. */
  tab?: boolean;
}

/** An error in one page must not take the app with it. */
class Guard extends Component<{ children: ReactNode; fallback: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}

function TitleBar({ title, tab }: { title: string; tab: boolean }) {
  const words = useWords();
  const deep = canGoBack();
  return (
    <View className={styles.bar}>
      {!tab && (
        <View className={styles.barButton} role="button" aria-label={deep ? words.general.back : words.general.home} onClick={goBack}>
          <Icon name={deep ? 'left' : 'home'} />
        </View>
      )}
      <Text className={styles.barTitle}>{title}</Text>
    </View>
  );
}

function useReady(): boolean {
  const [ready, setReady] = useState(device.isReady());
  useEffect(() => {
    if (!ready) void device.ready().then(() => setReady(true));
  }, [ready]);
  return ready;
}

/** What every page has: the title, a host that is ready, the consent WeChat asks for, and a way on after an error. */
export function screen(Content: ComponentType, { title, tab = false }: Options): ComponentType {
  return function Screen() {
    const ready = useReady();
    const words = useWords();
    const name = title(words);
    const show = useEvent((): void => {
      if (!device.isReady()) return;
      device.setTitle(name, !tab && canGoBack());
      if (tab) device.setTabTitles([words.home.tab, words.myReports.tab, words.me.tab]);
    });
    useDidShow(show);
    useEffect(show, [show, ready, name]);
    return (
      <View className={styles.screen}>
        {ready && !device.hasTitleBar() && <TitleBar title={name} tab={tab} />}
        <View className={styles.content}>
          <Guard fallback={<Message icon="alert" tone="bad" title={words.general.crashed} text={words.general.crashedHint} />}>
            {ready ? <Content /> : <Skeleton />}
          </Guard>
        </View>
        <PrivacyConsent />
      </View>
    );
  };
}
