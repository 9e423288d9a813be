import type { Coordinates } from '@scanfix/shared-types';
import { useWords } from '@/i18n';
import { distance } from '@/i18n/format';
import { sketchOf } from '@/places/sketch';
import styles from './route-map.module.scss';

const box = { width: 320, height: 176, room: 58 };

/** No streets and no strangers' servers: the device in the middle of its rings, the engineer, and the straight way between. */
export function RouteMap({ from, to }: { from: Coordinates; to: Coordinates }) {
  const words = useWords();
  const { from: engineer, to: device, rings } = sketchOf(from, to, box);
  return (
    <svg className={styles.sketch} viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="xMidYMid slice" role="img" aria-label={words.visit.map}>
      {rings.map(({ metres, radius }) => <circle key={metres} className={styles.ring} cx={device.x} cy={device.y} r={radius} />)}
      {rings.map(({ metres, label }) => label && <text key={metres} className={styles.metres} x={label.x} y={label.y + 4}>{distance(words, metres)}</text>)}
      <line className={styles.way} x1={engineer.x} y1={engineer.y} x2={device.x} y2={device.y} />
      <g transform={`translate(${device.x} ${device.y})`}>
        <path className={styles.pin} d="M0 0s-11-9.500-11-19a11 11 0 0 1 22 0c0 9.5-11 19-11 19z" />
        <circle className={styles.hole} cx="0" cy="-19" r="4" />
      </g>
      <circle className={styles.pulse} cx={engineer.x} cy={engineer.y} r="9" />
      <circle className={styles.dot} cx={engineer.x} cy={engineer.y} r="9" />
      <text className={styles.name} x={device.x} y={device.y - 36}>{words.visit.device}</text>
      <text className={styles.name} x={engineer.x} y={engineer.y - 16}>{words.tickets.someEngineer}</text>
    </svg>
  );
}
