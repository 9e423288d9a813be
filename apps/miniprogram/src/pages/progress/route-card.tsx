import { Text, View } from '@tarojs/components';
import type { MyVisit } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { distance, relativeTime } from '@/i18n/format';
import { arrivalText } from '@/i18n/wording';
import { distanceMeters, toGcj02 } from '@/places/coordinates';
import { RouteMap } from './route-map';
import { useNow } from './use-now';
import styles from './visit-card.module.scss';

/** Where the engineer is on the way here: a drawing, how far, and when they come. */
export function RouteCard({ visit }: { visit: MyVisit }) {
  const words = useWords();
  const now = useNow();
  const { position, destination } = visit;
  if (!position) return <Text className={styles.hint}>{words.visit.noPosition}</Text>;
  const arrival = arrivalText(words, visit, now);
  return (
    <View className={styles.route}>
      {destination && <RouteMap from={toGcj02(position.coordinates)} to={toGcj02(destination)} />}
      <View className={styles.routeFacts}>
        {destination && <Text className={styles.strong}>{words.visit.straight(distance(words, distanceMeters(position.coordinates, destination)))}</Text>}
        {arrival && <Text className={styles.strong}>{arrival}</Text>}
      </View>
      <Text className={styles.hint}>{`${words.visit.positionAt(relativeTime(words, position.at, now))} · ${words.visit.positionHint}`}</Text>
    </View>
  );
}
