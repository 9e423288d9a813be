import type { Device } from './contract';
import { files } from './browser/files';
import { host } from './browser/host';
import { media } from './browser/media';
import { network } from './browser/network';
import { Overlay } from './browser/overlay';
import { personal } from './browser/personal';

export const device: Device = { ...host, ...personal, ...media, ...files, ...network, Overlay };
