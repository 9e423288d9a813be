import { control } from './system.js';

export interface WechatOrder {
  outTradeNo: string;
  tradeState: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  /** What the QR code of a Native order holds. */
  codeUrl: string | null;
  payment: { person: string | null; transactionId: string } | null;
  refunds: { amount: number; status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED' }[];
}

/** What WeChat Pay itself knows of these orders. */
export async function wechatOrders(payments: { outTradeNo: string }[]): Promise<WechatOrder[]> {
  return (await Promise.all(payments.map(({ outTradeNo }) => control<WechatOrder[]>(`pay/orders?outTradeNo=${outTradeNo}`)))).flat();
}

/** The same notification so often over so many connections; how many were answered with which status. */
export async function notifyAgain(outTradeNo: string, times: number, connections: number): Promise<Record<string, number>> {
  return (await control<{ answers: Record<string, number> }>('pay/notifications/send', 'POST', { outTradeNo, times, connections })).answers;
}
