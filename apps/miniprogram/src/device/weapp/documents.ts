import Taro from '@tarojs/taro';
import { DeviceError, type Device } from '../contract';
import { orDeviceError } from './failures';
import { files } from './files';

/** The kinds WeChat shows; without a name for it a kept file does not open. */
const shown = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx'] as const;
type Shown = (typeof shown)[number];

export const documents = {
  fetchDocument: async ({ url, headers, name }) => {
    const { tempFilePath, statusCode } = await orDeviceError(Promise.resolve(Taro.downloadFile({ url, header: headers })));
    if (statusCode !== 200) throw new DeviceError('failed', `document ${statusCode}`);
    return files.keepFile({ path: tempFilePath, kind: 'document', name, size: 0 });
  },
  showDocument: async ({ path, name }) => {
    const extension = (/\.(\w+)$/.exec(name)?.[1] ?? 'pdf').toLowerCase();
    const fileType: Shown = shown.find((one) => one === extension) ?? 'pdf';
    await orDeviceError(Taro.openDocument({ filePath: path, fileType, showMenu: true }));
  },
} satisfies Partial<Device>;
