import { Text, View } from '@tarojs/components';
import type { MyVisit } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { clockTime, distance, relativeTime } from '@/i18n/format';
import { distanceMeters, toGcj02 } from '@/places/coordinates';
import { RouteMap } from './route-map';
import styles from './visit-card.module.scss';

/** Where the engineer is on the way here: a drawing, how far, and when they come. */
export function RouteCard({ visit: { position, destination, arrivesAt } }: { visit: MyVisit }) {
  const words = useWords();
  if (!position) return <Text className={styles.hint}>{words.visit.noPosition}</Text>;
  const arrives = arrivesAt && Date.parse(arrivesAt) > Date.now() ? words.visit.arrives(clockTime(words, arrivesAt)) : null;
  return (
    <View className={styles.route}>
      {destination && <RouteMap from={toGcj02(position.coordinates)} to={toGcj02(destination)} />}
      <View className={styles.routeFacts}>
        {destination && <Text className={styles.strong}>{words.visit.straight(distance(words, distanceMeters(position.coordinates, destination)))}</Text>}
        {arrives && <Text className={styles.strong}>{arrives}</Text>}
      </View>
      <Text className={styles.hint}>{`${words.visit.positionAt(relativeTime(words, position.at))} · ${words.visit.positionHint}`}</Text>
    </View>
  );
}
