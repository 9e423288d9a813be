import type { CoordinateSystem, MapTiles } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { control, map as createMap, tileLayer, type LatLngBoundsExpression, type Map } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useWords } from '../../i18n';
import styles from './map.module.css';
import type { MapPoint } from './places';

interface Ground {
  map: Map;
  /** The system in which the tiles are drawn: everything on the map is converted to it. */
  system: CoordinateSystem;
}

const GroundContext = createContext<Ground | null>(null);

/** The whole country, before anything is known to look at. */
const anywhere: MapPoint = [34.5, 108.9];
const anywhereZoom = 4;
const nearestZoom = 19;
/** One place alone is shown with its surroundings. */
const fittedZoom = 17;

/**
 * A map with a scale, on tiles where the server names some, else on an empty ground. `fit` is what should be in view: it is looked at once,
 * when it is first known, and when `fitAgain` changes, so that nothing moves under somebody's pointer.
 */
export function MapView({ fit, fitAgain = 0, label, children, className }: { fit: (system: CoordinateSystem) => MapPoint[]; fitAgain?: number | string; label: string; children?: ReactNode; className?: string }) {
  const tiles = useMapTiles();
  if (tiles === undefined) return <div className={`${styles.map} ${className ?? ''}`} aria-busy="true" />;
  return <Drawn key={tiles?.url ?? 'empty'} tiles={tiles} fit={fit} fitAgain={fitAgain} label={label} className={className ?? ''}>{children}</Drawn>;
}

function Drawn({ tiles, fit, fitAgain, label, children, className }: { tiles: MapTiles | null; fit: (system: CoordinateSystem) => MapPoint[]; fitAgain: number | string; label: string; children: ReactNode; className: string }) {
  const words = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [ground, setGround] = useState<Ground | null>(null);
  const system = tiles?.system ?? 'GCJ-02';
  const titles = words.map;

  useEffect(() => {
    if (!container.current) return;
    const map = createMap(container.current, { zoomControl: false, attributionControl: tiles !== null, maxZoom: nearestZoom, zoomSnap: 0.25, wheelPxPerZoomLevel: 120 }).setView(anywhere, anywhereZoom);
    map.attributionControl?.setPrefix(false);
    control.zoom({ position: 'topright', zoomInTitle: titles.zoomIn, zoomOutTitle: titles.zoomOut }).addTo(map);
    control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
    if (tiles) tileLayer(tiles.url, { attribution: tiles.attribution, maxZoom: nearestZoom, maxNativeZoom: 18 }).addTo(map);
    const resized = new ResizeObserver(() => map.invalidateSize({ pan: false }));
    resized.observe(container.current);
    setGround({ map, system });
    return () => {
      resized.disconnect();
      map.remove();
    };
  }, [tiles, system, titles]);

  const points = fit(system);
  const fitted = useRef<number | string | null>(null);
  useEffect(() => {
    if (!ground || points.length === 0 || fitted.current === fitAgain) return;
    fitted.current = fitAgain;
    ground.map.fitBounds(points as LatLngBoundsExpression, { padding: [44, 44], maxZoom: fittedZoom, animate: false });
  }, [ground, points, fitAgain]);

  return (
    <div className={`${styles.map} ${className}`} role="region" aria-label={label} data-testid="map" data-tiles={tiles ? 'yes' : 'no'}>
      <div ref={container} className={styles.ground} />
      <GroundContext.Provider value={ground}>{ground ? children : null}</GroundContext.Provider>
    </div>
  );
}

/** Only inside a `MapView`. */
export function useGround(): Ground {
  const ground = useContext(GroundContext);
  if (!ground) throw new Error('There is no map around this.');
  return ground;
}

/** The zoom, renewed when it has changed: what is near to each other on the screen depends on it. */
export function useZoom(): number {
  const { map } = useGround();
  const [zoom, setZoom] = useState(() => map.getZoom());
  useEffect(() => {
    const read = (): void => setZoom(map.getZoom());
    map.on('zoomend', read);
    return () => void map.off('zoomend', read);
  }, [map]);
  return zoom;
}

/** Undefined while it is asked for. A map is drawn without tiles where the answer does not come. */
function useMapTiles(): MapTiles | null | undefined {
  const { data, isError } = useQuery({ queryKey: keys.clientConfiguration, queryFn: () => call('GET /client-configuration'), staleTime: Infinity });
  return useMemo(() => (isError ? null : data && (data.mapTiles ?? null)), [data, isError]);
}
