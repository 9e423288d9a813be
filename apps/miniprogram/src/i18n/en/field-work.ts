import type { Words } from '../zh-CN';

export const signature: Words['signature'] = {
  hint: 'Turn the phone sideways and sign on the line',
  clear: 'Clear',
  confirm: 'Use this signature',
};
