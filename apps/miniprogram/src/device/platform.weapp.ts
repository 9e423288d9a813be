import type { Device } from './contract';
import { files } from './weapp/files';
import { host } from './weapp/host';
import { media } from './weapp/media';
import { network } from './weapp/network';
import { Overlay } from './weapp/overlay';
import { personal } from './weapp/personal';

export const device: Device = { ...host, ...personal, ...media, ...files, ...network, Overlay };
