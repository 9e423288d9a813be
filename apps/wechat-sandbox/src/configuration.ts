export interface Configuration {
  host: string;
  port: number;
  appId: string;
  appSecret: string;
  /** The Official Account: who opens the H5 pages in WeChat's own browser has an openid of it. */
  officialAppId: string;
  officialSecret: string;
  smsSecret: string;
  h5Url: string;
  apiUrl: string;
  consoleUrl: string | null;
  /** Where people, stickers, places and SMS survive a restart; null keeps them in memory. */
  dataFile: string | null;
  /** The pages of the mini-program's published version, for `check_path`. */
  publishedPages: string[];
}

const required = ['WECHAT_MINI_APPID', 'WECHAT_MINI_SECRET', 'SMS_WEBHOOK_SECRET'] as const;

/** Throws one sentence that names every variable that is wrong. */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const missing = required.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}: the API must be given the same values.`);
  return {
    host: environment['SANDBOX_HOST'] || '127.0.0.1',
    port: readPort(environment['SANDBOX_PORT'] || '3003'),
    appId: environment['WECHAT_MINI_APPID'] ?? '',
    appSecret: environment['WECHAT_MINI_SECRET'] ?? '',
    officialAppId: environment['WECHAT_OA_APPID'] || 'wxdemo0a00000000',
    officialSecret: environment['WECHAT_OA_SECRET'] || 'demo-official-account',
    smsSecret: environment['SMS_WEBHOOK_SECRET'] ?? '',
    h5Url: readUrl('H5_URL', environment['H5_URL'] || 'http://127.0.0.1:3002'),
    apiUrl: readUrl('API_URL', environment['API_URL'] || 'http://127.0.0.1:3000'),
    consoleUrl: environment['CONSOLE_URL'] ? readUrl('CONSOLE_URL', environment['CONSOLE_URL']) : null,
    dataFile: environment['SANDBOX_DATA'] || null,
    publishedPages: (environment['WECHAT_MINI_PAGES'] || defaultPages.join(',')).split(',').map((page) => page.trim()),
  };
}

/** The home page first, as in the mini-program's own list. */
const defaultPages = [
  'pages/home/index',
  'pages/scan/index',
  'pages/report/index',
  'pages/progress/index',
  'pages/my-reports/index',
  'pages/me/index',
  'staff/bind-sticker/index',
  'staff/login-request/index',
  'staff/invitation/index',
];

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`SANDBOX_PORT must be a port, not "${text}".`);
  return port;
}

/** Without the slash at the end, so that a path can be put behind it. */
function readUrl(name: string, text: string): string {
  if (!URL.canParse(text)) throw new Error(`${name} must be an address such as http://127.0.0.1:3002, not "${text}".`);
  return text.replace(/\/+$/, '');
}
