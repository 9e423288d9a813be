import { Text, View } from '@tarojs/components';
import type { ScanView } from '@scanfix/shared-types';
import { categoryIcon, Icon } from '@/components/icon';
import { placeText, subjectName } from '@/i18n/format';
import styles from './index.module.scss';

/** What is being reported, in one line. */
export function SubjectLine({ view: { asset, place } }: { view: ScanView }) {
  return (
    <View className={styles.subject}>
      <View className={styles.subjectIcon}><Icon name={asset ? categoryIcon(asset.categoryIcon) : 'place'} /></View>
      <View className={styles.subjectBody}>
        <Text className={styles.subjectName}>{subjectName({ asset, place })}</Text>
        {place && <Text className={styles.subjectPlace}>{placeText(place)}</Text>}
      </View>
    </View>
  );
}
