export const signature = {
  hint: '请横过手机，在虚线上签名',
  clear: '重写',
  confirm: '确认签名',
};
