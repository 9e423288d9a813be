import { divIcon, DomEvent, marker as createMarker, type Marker } from 'leaflet';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useGround } from './map-view';
import styles from './map.module.css';
import type { MapPoint } from './places';

interface MapMarkerProps {
  at: MapPoint;
  /** Which part of what is drawn stands on the place. */
  anchor?: 'above' | 'below' | 'centre';
  /** Higher ones cover lower ones. */
  level?: number;
  /** Moves the marker by hand; without it, dragging within it does not move the map either. */
  onMoved?: (to: MapPoint) => void;
  onMoving?: (to: MapPoint) => void;
  children: ReactNode;
}

/** Anything of React at a place on the map. It is an ordinary part of the page: focus, clicks and pointers work as elsewhere. */
export function MapMarker({ at, anchor = 'centre', level = 0, onMoved, onMoving, children }: MapMarkerProps) {
  const { map } = useGround();
  const [marker, setMarker] = useState<Marker | null>(null);
  const [latitude, longitude] = at;
  const movable = onMoved !== undefined;

  useEffect(() => {
    const created = createMarker([0, 0], { icon: divIcon({ className: styles.marker ?? '', html: '', iconSize: [0, 0] }), keyboard: false, draggable: movable, autoPanOnFocus: false }).addTo(map);
    const element = created.getElement();
    // Otherwise the map would be dragged by whatever is drawn here, and zoomed by a double click on it.
    if (element && !movable) DomEvent.on(element, 'pointerdown mousedown touchstart dblclick', DomEvent.stopPropagation);
    setMarker(created);
    return () => {
      created.remove();
    };
  }, [map, movable]);

  useEffect(() => void marker?.setLatLng([latitude, longitude]), [marker, latitude, longitude]);
  useEffect(() => void marker?.setZIndexOffset(level * 10_000), [marker, level]);
  useEffect(() => {
    if (!marker || !onMoved) return;
    const place = (): MapPoint => [marker.getLatLng().lat, marker.getLatLng().lng];
    const moving = (): void => onMoving?.(place());
    const moved = (): void => onMoved(place());
    marker.on('drag', moving).on('dragend', moved);
    return () => void marker.off('drag', moving).off('dragend', moved);
  }, [marker, onMoved, onMoving]);

  const element = marker?.getElement();
  return element ? createPortal(<div className={styles[anchor]}>{children}</div>, element) : null;
}
