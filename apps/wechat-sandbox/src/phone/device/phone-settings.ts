import type { Place } from '../../contract.js';
import { useStored } from '../stored-state.js';

export type LocationPermission = 'ask' | 'allowed' | 'denied';

/** Where the phone is. GCJ-02 degrees, accuracy in metres. */
export interface Position {
  latitude: number;
  longitude: number;
  accuracy: number;
}

export interface PhoneSettings {
  /** Null until somebody carried the phone away from the first place. */
  position: Position | null;
  locationPermission: LocationPermission;
  online: boolean;
  /** The newest SMS that was looked at. */
  readSms: number;
}

const initial: PhoneSettings = { position: null, locationPermission: 'ask', online: true, readSms: 0 };

/** Each person has a phone of their own. */
export function usePhoneSettings(personId: string): [PhoneSettings, (changes: Partial<PhoneSettings>) => void] {
  const [settings, change] = useStored(`sandbox:phone:${personId}`, initial);
  return [settings, (changes) => change((current) => ({ ...current, ...changes }))];
}

export function positionAt({ latitude, longitude }: Place, accuracy = 30): Position {
  return { latitude, longitude, accuracy };
}

export function isAt(position: Position, place: Place): boolean {
  return position.latitude === place.latitude && position.longitude === place.longitude;
}
