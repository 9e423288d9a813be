import { MapMarker } from '../../components/map/map-marker';
import type { MapPoint } from '../../components/map/places';
import { useWords } from '../../i18n';
import styles from './engineers.module.css';

const fewestCorners = 3;
const mostCorners = 100;

/** The corners of an area: dragged they move, Delete removes one, and between two of them another can be added. */
export function CornerMarks({ points, onChange, onMoving }: { points: MapPoint[]; onChange: (points: MapPoint[]) => void; onMoving: (points: MapPoint[] | null) => void }) {
  const words = useWords();
  const moved = (index: number, to: MapPoint): MapPoint[] => points.map((point, other) => (other === index ? to : point));
  return (
    <>
      {points.map((point, index) => (
        <MapMarker
          key={`corner-${index}`}
          at={point}
          level={3}
          onMoving={(to) => onMoving(moved(index, to))}
          onMoved={(to) => {
            onMoving(null);
            onChange(moved(index, to));
          }}
        >
          <button
            type="button"
            className={styles.corner}
            aria-label={words.engineers.corner(index + 1)}
            onKeyDown={({ key }) => {
              if ((key === 'Delete' || key === 'Backspace') && points.length > fewestCorners) onChange(points.filter((_point, other) => other !== index));
            }}
          />
        </MapMarker>
      ))}
      {points.length >= mostCorners ? null : points.map((point, index) => {
        const next = points[(index + 1) % points.length] ?? point;
        const middle: MapPoint = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2];
        return (
          <MapMarker key={`middle-${index}`} at={middle} level={2}>
            <button type="button" className={styles.middle} aria-label={words.engineers.addCorner(index + 1)} onClick={() => onChange([...points.slice(0, index + 1), middle, ...points.slice(index + 1)])} />
          </MapMarker>
        );
      })}
    </>
  );
}
