import { Text, View } from '@tarojs/components';
import { useWords } from '@/i18n';
import { open } from '@/navigation/navigation';
import styles from './privacy-note.module.scss';

/** What one agrees to by going on, and where to read it. */
export function PrivacyNote({ children }: { children: string }) {
  const words = useWords();
  return (
    <View className={styles.note}>
      <Text>{children}</Text>
      <Text className={styles.link} onClick={() => open('/pages/privacy/index', {})}>{words.report.privacyLink}</Text>
    </View>
  );
}
