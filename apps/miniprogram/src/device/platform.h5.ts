import type { Device } from './contract';
import { documents } from './browser/documents';
import { DrawingCanvas } from './browser/drawing-canvas';
import { files } from './browser/files';
import { host } from './browser/host';
import { media } from './browser/media';
import { network } from './browser/network';
import { Overlay } from './browser/overlay';
import { payment } from './browser/payment';
import { personal } from './browser/personal';
import { place } from './browser/place';

export const device: Device = { ...host, ...personal, ...media, ...files, ...documents, ...network, ...place, ...payment, DrawingCanvas, Overlay };
