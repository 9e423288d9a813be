import type { Place } from '../contract.js';
import type { Text } from './i18n/zh-CN.js';

/** Somewhere to be while the demo names no places. GCJ-02. */
export function defaultPlaces({ places }: Text): Place[] {
  return [
    { name: places.temple, latitude: 31.22305, longitude: 121.44581 },
    { name: places.square, latitude: 31.23041, longitude: 121.4737 },
    { name: places.south, latitude: 31.19346, longitude: 121.43745 },
    { name: places.station, latitude: 31.19434, longitude: 121.32051 },
  ];
}
