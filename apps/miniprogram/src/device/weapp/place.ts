import Taro from '@tarojs/taro';
import { toGcj02 } from '@/places/coordinates';
import { DeviceError, type Device } from '../contract';
import { asDeviceError, orDeviceError } from './failures';

/** WeChat takes at least three seconds for a fix of high accuracy. */
const accurateFixMilliseconds = 4_000;
const closeUp = 17;

export const place = {
  locate: async () => {
    try {
      const { latitude, longitude, accuracy } = await Taro.getLocation({ type: 'gcj02', isHighAccuracy: true, highAccuracyExpireTime: accurateFixMilliseconds });
      return { coordinates: { latitude, longitude, system: 'GCJ-02' }, accuracyMeters: accuracy, at: Date.now() };
    } catch (error) {
      const { failure, message } = asDeviceError(error);
      // No satellite and no network to ask: not the person's doing.
      throw new DeviceError(failure === 'failed' || failure === 'network' ? 'no-position' : failure, message);
    }
  },
  openMap: async ({ name, address, coordinates }) => {
    const { latitude, longitude } = toGcj02(coordinates);
    await orDeviceError(Taro.openLocation({ latitude, longitude, name, address, scale: closeUp }));
  },
} satisfies Partial<Device>;
