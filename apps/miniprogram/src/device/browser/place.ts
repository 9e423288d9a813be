import { toGcj02 } from '@/places/coordinates';
import { DeviceError, type Device, type Fix } from '../contract';
import { currentPhone } from './bridge';

const timeoutMilliseconds = 15_000;
const oldestMilliseconds = 10_000;

function ofBrowser(): Promise<Fix> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new DeviceError('unavailable', 'geolocation'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy }, timestamp }) => resolve({
        // Browsers tell WGS-84.
        coordinates: toGcj02({ latitude, longitude, system: 'WGS-84' }), accuracyMeters: accuracy, at: timestamp,
      }),
      ({ code, PERMISSION_DENIED, message }) => reject(new DeviceError(code === PERMISSION_DENIED ? 'permission-refused' : 'no-position', message)),
      { enableHighAccuracy: true, timeout: timeoutMilliseconds, maximumAge: oldestMilliseconds },
    );
  });
}

export const place = {
  locate: async () => {
    const phone = currentPhone();
    if (!phone) return ofBrowser();
    const { latitude, longitude, accuracy } = await phone.call('getLocation');
    return { coordinates: { latitude, longitude, system: 'GCJ-02' }, accuracyMeters: accuracy, at: Date.now() };
  },
  openMap: ({ name, coordinates }) => {
    const { latitude, longitude } = toGcj02(coordinates);
    // On a phone this opens the map app where there is one, else its page.
    window.open(`https://uri.amap.com/navigation?to=${longitude},${latitude},${encodeURIComponent(name)}&mode=car&coordinate=gaode`, '_blank', 'noopener');
    return Promise.resolve();
  },
} satisfies Partial<Device>;
