import type { Device } from './contract';
import { documents } from './weapp/documents';
import { DrawingCanvas } from './weapp/drawing-canvas';
import { files } from './weapp/files';
import { host } from './weapp/host';
import { media } from './weapp/media';
import { network } from './weapp/network';
import { Overlay } from './weapp/overlay';
import { payment } from './weapp/payment';
import { personal } from './weapp/personal';
import { place } from './weapp/place';

export const device: Device = { ...host, ...personal, ...media, ...files, ...documents, ...network, ...place, ...payment, DrawingCanvas, Overlay };
