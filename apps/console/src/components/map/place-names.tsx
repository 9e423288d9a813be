import type { LocationNode } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { MapMarker } from './map-marker';
import { useGround, useZoom } from './map-view';
import styles from './map.module.css';
import { toMap } from './places';

/** From here on the buildings of a site stand far enough from each other. */
const buildingsFromZoom = 15;
const openedSites = 8;

/** The organization's own places, by which people find their way where there are no tiles. */
export function PlaceNames() {
  const { system } = useGround();
  const zoom = useZoom();
  const places = useQuery({ queryKey: [...keys.locations, 'on-map'], queryFn: loadPlaces, staleTime: 5 * 60_000 });
  return (places.data ?? [])
    .filter(({ parentId }) => parentId === null || zoom >= buildingsFromZoom)
    .map((place) => (
      <MapMarker key={place.id} at={toMap(place.coordinates, system)} level={0}>
        <span className={`${styles.place} ${place.parentId === null ? styles.site : ''}`}>{place.name}</span>
      </MapMarker>
    ));
}

type Located = LocationNode & { coordinates: NonNullable<LocationNode['coordinates']> };

async function loadPlaces(): Promise<Located[]> {
  const roots = await call('GET /locations', { query: {} });
  const below = await Promise.all(roots.filter(({ childCount }) => childCount > 0).slice(0, openedSites).map(({ id }) => call('GET /locations', { query: { parentId: id } }).catch(() => [])));
  return [...roots, ...below.flat()].filter((place): place is Located => place.coordinates !== null);
}
