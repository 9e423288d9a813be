import { Text, View } from '@tarojs/components';
import type { MyVisit } from '@scanfix/shared-types';
import { Card } from '@/components/card';
import { ServicePhoneRow } from '@/components/service-phone';
import { useWords, type Words } from '@/i18n';
import { exactTime, preferredTime } from '@/i18n/format';
import { engineerName } from '@/i18n/wording';
import { Avatar } from './avatar';
import { RouteCard } from './route-card';
import styles from './visit-card.module.scss';
import { WorkDone } from './work-done';

/** What is known of when. */
function whenText(words: Words, visit: MyVisit): string {
  const { visit: text } = words;
  if (visit.finishedAt) return exactTime(words, visit.finishedAt);
  if (visit.checkedInAt) return text.arrived(exactTime(words, visit.checkedInAt));
  if (visit.plannedFrom && visit.plannedTo) return text.planned(preferredTime(words, { from: visit.plannedFrom, to: visit.plannedTo }));
  return '';
}

/** Who comes and how far they are; once there, what they found and did. The phone goes through the desk. */
export function VisitCard({ visit, onHold, servicePhone }: { visit: MyVisit; onHold: boolean; servicePhone: string | null }) {
  const words = useWords();
  const when = whenText(words, visit);
  const onTheWay = visit.stage === 'en_route';
  return (
    <Card>
      <View className={styles.who}>
        <Avatar photo={visit.engineer.photo} />
        <View className={styles.names}>
          <Text className={styles.name}>{engineerName(words, visit.engineer.name)}</Text>
          <View className={styles.second}>
            <Text>{onHold ? words.tickets.states.on_hold : words.visit.stages[visit.stage]}</Text>
            {when && <Text>{when}</Text>}
          </View>
        </View>
      </View>
      {onTheWay && <RouteCard visit={visit} />}
      {visit.work && <WorkDone visit={visit} />}
      {servicePhone && <ServicePhoneRow phone={servicePhone} title={words.visit.call} text={words.visit.callHint} />}
    </Card>
  );
}

/** Work of a visit before this one: the fault was not gone. */
export function EarlierVisitCard({ visit }: { visit: MyVisit }) {
  const words = useWords();
  return (
    <Card title={words.visit.earlierWork(exactTime(words, visit.finishedAt ?? visit.checkedInAt ?? ''))} hint={engineerName(words, visit.engineer.name)}>
      <WorkDone visit={visit} />
    </Card>
  );
}
