import pino, { type DestinationStream, type Logger } from 'pino';

/** Field names that must never be readable in a log, at the top and one or two levels down. */
const secretFields = [
  'authorization', 'cookie', 'phone', 'password', 'currentPassword', 'newPassword', 'initialPassword', 'code', 'wechatCode', 'oneTimeCode', 'token', 'accessToken',
  'refreshToken', 'pollToken', 'followToken', 'openid', 'unionid', 'session_key', 'secret', 'signature',
  'privateKey', 'apiV3Key', 'paySign', 'payerOpenid',
];

/** A mainland mobile number wherever it stands, also inside a message of the database or of WeChat. */
const phoneNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** One JSON line an event, to standard output. What to log is chosen line by line; the redaction is the second net. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
    hooks: { streamWrite: (line: string) => line.replace(phoneNumber, '1**********') },
  };
  return destination ? pino(options, destination) : pino(options);
}
