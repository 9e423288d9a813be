import type { Place } from '../contract.js';
import type { Text } from './i18n/zh-CN.js';

/** Somewhere to be while the demo names no places. GCJ-02. */
export function defaultPlaces({ places }: Text): Place[] {
  return [
    { name: places.square, latitude: 31.23041, longitude: 121.4737 },
    { name: places.finance, latitude: 31.2397, longitude: 121.49984 },
    { name: places.south, latitude: 31.19346, longitude: 121.43745 },
    { name: places.station, latitude: 31.19434, longitude: 121.32051 },
  ];
}
