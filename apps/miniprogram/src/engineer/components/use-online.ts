import { useSyncExternalStore } from 'react';
import { device } from '@/device';

export const useOnline = (): boolean => useSyncExternalStore(device.onNetworkChange, device.isOnline);
