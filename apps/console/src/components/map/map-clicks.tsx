import type { LeafletMouseEvent } from 'leaflet';
import { useEffect, useRef } from 'react';
import { useGround } from './map-view';
import styles from './map.module.css';
import type { MapPoint } from './places';

/** While it is there, clicks on the empty map mean a place; a double click zooms no more. */
export function MapClicks({ onClick }: { onClick: (at: MapPoint) => void }) {
  const { map } = useGround();
  const newest = useRef(onClick);
  newest.current = onClick;
  useEffect(() => {
    const click = ({ latlng }: LeafletMouseEvent): void => newest.current([latlng.lat, latlng.lng]);
    map.on('click', click);
    map.doubleClickZoom.disable();
    map.getContainer().classList.add(styles.pointing ?? '');
    return () => {
      map.off('click', click);
      map.doubleClickZoom.enable();
      map.getContainer().classList.remove(styles.pointing ?? '');
    };
  }, [map]);
  return null;
}
