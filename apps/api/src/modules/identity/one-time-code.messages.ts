/** What stands in the SMS. The receiver's language is not known yet: Chinese, with the essence in English. Up to 70 characters are one message. */
const words = {
  'zh-CN': (code: string) => `验证码 ${code}，5分钟内有效，请勿转告他人。`,
  en: (code: string) => `Code ${code}, valid for 5 minutes.`,
};

export function messageOf(organizationName: string, code: string): string {
  return `【${organizationName}】${words['zh-CN'](code)}${words.en(code)}`;
}
