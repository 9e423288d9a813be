import { Map } from '@tarojs/components';
import type { Coordinates } from '@scanfix/shared-types';
import devicePin from '@/assets/pin-device.png';
import engineerPin from '@/assets/pin-engineer.png';
import { useWords } from '@/i18n';
import styles from './visit-card.module.scss';

const pin = { width: 32, height: 40 };
const label = { color: '#14211f', fontSize: 12, borderRadius: 8, borderWidth: 0, borderColor: '#ffffff', bgColor: '#ffffff', padding: 4, display: 'ALWAYS', textAlign: 'center', anchorX: 0, anchorY: 0 } as const;

/** WeChat's own map, streets and all. Both places are in GCJ-02. */
export function RouteMap({ from, to }: { from: Coordinates; to: Coordinates }) {
  const words = useWords();
  const points = [from, to].map(({ latitude, longitude }) => ({ latitude, longitude }));
  return (
    <Map
      className={styles.map}
      latitude={to.latitude}
      longitude={to.longitude}
      enableRotate={false}
      includePoints={points}
      markers={[
        { id: 1, latitude: to.latitude, longitude: to.longitude, iconPath: devicePin, ...pin, callout: { ...label, content: words.visit.device } },
        { id: 2, latitude: from.latitude, longitude: from.longitude, iconPath: engineerPin, ...pin, callout: { ...label, content: words.tickets.someEngineer } },
      ]}
      polyline={[{ points, color: '#0f6b66', width: 3, dottedLine: true }]}
      onError={() => undefined}
      aria-label={words.visit.map}
    />
  );
}
