import type { DispatchSettings } from '@scanfix/shared-types';

/** As an organization begins. */
export const defaultDispatchSettings: DispatchSettings = {
  weights: { distance: 30, skill: 20, load: 15, shift: 10, 'device-history': 10, wish: 10, territory: 5 },
  automatic: 'off',
  automaticMinimumPercent: 50,
  claimPool: true,
  unansweredMinutes: 30,
  travelSpeedKmh: 25,
  geofenceMeters: 200,
  accuracyLimitMeters: 200,
  impossibleSpeedKmh: 150,
  positionKeptHours: 12,
  visitMinutes: 60,
};
