import { DeviceError, type Device } from '../contract';
import { currentPhone } from './bridge';
import { files, hold } from './files';
import { network } from './network';

export const documents = {
  fetchDocument: async ({ url, headers, name }) => {
    if (!network.isOnline()) throw new DeviceError('network', 'offline');
    const response = await fetch(url, { headers }).catch((error: unknown) => {
      throw new DeviceError('network', String(error));
    });
    if (!response.ok) throw new DeviceError('failed', `document ${response.status}`);
    return files.keepFile({ ...hold(await response.blob(), name), kind: 'document' });
  },
  showDocument: async (file) => {
    const url = await files.previewFile(file);
    if (url === null) throw new DeviceError('file-gone');
    // In the sandbox phone, too, a document opens beside the phone: a frame has no room for it.
    const opened = window.open(url, '_blank');
    if (!opened && !currentPhone()) window.location.href = url;
  },
} satisfies Partial<Device>;
