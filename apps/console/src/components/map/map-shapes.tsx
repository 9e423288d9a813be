import { polygon as createPolygon, polyline as createPolyline, type LatLngExpression } from 'leaflet';
import { useEffect } from 'react';
import { useGround } from './map-view';
import type { MapPoint } from './places';

/** A straight line; its look comes from the class, as SVG takes it from a style sheet. */
export function MapLine({ from, to, className }: { from: MapPoint; to: MapPoint; className: string }) {
  const { map } = useGround();
  const corners = JSON.stringify([from, to]);
  useEffect(() => {
    const line = createPolyline(JSON.parse(corners) as LatLngExpression[], { className, interactive: false }).addTo(map);
    return () => void line.remove();
  }, [map, corners, className]);
  return null;
}

export function MapArea({ points, className }: { points: MapPoint[]; className: string }) {
  const { map } = useGround();
  const corners = JSON.stringify(points);
  useEffect(() => {
    const area = createPolygon(JSON.parse(corners) as LatLngExpression[], { className, interactive: false }).addTo(map);
    return () => void area.remove();
  }, [map, corners, className]);
  return null;
}
