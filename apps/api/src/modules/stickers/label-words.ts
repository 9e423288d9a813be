/** What labels say besides the data, Chinese first with the English beneath it. They hang in public, so no reader's language is known. */
export const labelWords = {
  scan: { zh: '微信扫码报修', en: 'Scan to report a fault' },
  code: { zh: '编号', en: 'No.' },
  phone: { zh: '电话', en: 'Tel.' },
} as const;
