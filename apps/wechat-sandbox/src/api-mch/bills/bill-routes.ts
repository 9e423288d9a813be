import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PayCall, PayRoute } from '../answering.js';
import { invalidRequest, parameterError, PayError } from '../pay-error.js';
import type { WechatPay } from '../wechat-pay.js';

/** How long a download address lives. */
const lifetime = 5 * 60_000;

interface File {
  mchid: string;
  bytes: Buffer;
  expiresAt: number;
}

/** Bills are ordered, then fetched; the file itself is not signed, its SHA-1 is. */
export function billRoutes(pay: WechatPay): PayRoute[] {
  const files = new Map<string, File>();

  const offer = (text: string, { request, merchant, query }: PayCall): Record<string, unknown> => {
    for (const [token, { expiresAt }] of files) if (expiresAt <= pay.now()) files.delete(token);
    const plain = Buffer.from(text);
    const token = randomBytes(24).toString('base64url');
    files.set(token, { mchid: merchant.mchid, bytes: query['tar_type'] === 'GZIP' ? gzipSync(plain) : plain, expiresAt: pay.now() + lifetime });
    return {
      hash_type: 'SHA1',
      // Of the bytes before they were compressed.
      hash_value: createHash('sha1').update(plain).digest('hex'),
      download_url: `${request.protocol}://${request.host}/v3/billdownload/file?token=${token}`,
    };
  };

  return [
    {
      method: 'GET', url: '/v3/bill/tradebill', api: 'pay-bill',
      handle: (call) => {
        const { bill_date = '', bill_type } = readQuery(call, { bill_date: null, bill_type: ['ALL', 'SUCCESS', 'REFUND'], tar_type: ['GZIP'] });
        return offer(pay.bills.trade(call.merchant.mchid, bill_date, (bill_type ?? 'ALL') as 'ALL'), call);
      },
    },
    {
      method: 'GET', url: '/v3/bill/fundflowbill', api: 'pay-bill',
      handle: (call) => {
        const { bill_date = '', account_type } = readQuery(call, { bill_date: null, account_type: ['BASIC', 'OPERATION', 'FEES'], tar_type: ['GZIP'] });
        return offer(pay.bills.fundFlow(call.merchant.mchid, bill_date, (account_type ?? 'BASIC') as 'BASIC'), call);
      },
    },
    {
      method: 'GET', url: '/v3/billdownload/file', api: 'pay-bill-file',
      handle: ({ merchant, query }) => {
        const file = files.get(query['token'] ?? '');
        if (!file || file.expiresAt <= pay.now()) throw invalidRequest('下载地址无效或已过期，请重新申请账单');
        if (file.mchid !== merchant.mchid) throw new PayError(403, 'NO_AUTH', '没有权限下载这个账单');
        return file.bytes;
      },
    },
  ];
}

/** The values that each parameter may have; null is any. */
function readQuery({ query }: PayCall, allowed: Record<string, readonly string[] | null>): Record<string, string | undefined> {
  for (const [field, value] of Object.entries(query)) {
    const values = Object.hasOwn(allowed, field) ? allowed[field] : undefined;
    if (values === undefined) throw parameterError({ field, value, issue: '传入了未知的参数', location: 'query' });
    if (values && !values.includes(value ?? '')) throw parameterError({ field, value, issue: `取值只能是 ${values.join('、')}`, location: 'query' });
  }
  if (!query['bill_date']) throw parameterError({ field: 'bill_date', issue: '缺少必填参数', location: 'query' });
  return query;
}
