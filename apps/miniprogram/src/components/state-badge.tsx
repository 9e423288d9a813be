import { Text, View } from '@tarojs/components';
import type { TicketState } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { Icon, type IconName } from './icon';
import styles from './state-badge.module.scss';

export const stateIcons: Record<TicketState, IconName> = {
  submitted: 'clock',
  triaged: 'list',
  assigned: 'person',
  accepted: 'clock',
  en_route: 'route',
  in_progress: 'wrench',
  on_hold: 'pause',
  completed: 'check',
  closed: 'check-circle',
  invalid: 'cross-circle',
  cancelled: 'cross-circle',
};

/** Colour, icon and word: none of them alone. */
export function StateBadge({ state }: { state: TicketState }) {
  const words = useWords();
  return (
    <View className={`${styles.badge} ${styles[state]}`}>
      <Icon name={stateIcons[state]} className={styles.icon} />
      <Text>{words.tickets.states[state]}</Text>
    </View>
  );
}
