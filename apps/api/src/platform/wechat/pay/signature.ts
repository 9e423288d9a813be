import { constants, createSign, createVerify, type KeyObject } from 'node:crypto';

/** What WeChat Pay signs: three lines, each with its end, over the bytes as they came. An empty body is an empty line. */
export function answerText(timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}

/** What the phone shows WeChat to open the payment sheet (reference: 小程序调起支付). */
export function paymentText(appid: string, timestamp: string, nonce: string, prepayPackage: string): string {
  return `${appid}\n${timestamp}\n${nonce}\n${prepayPackage}\n`;
}

/** SHA256withRSA, PKCS#1 v1.5, base64. @param privateKey PEM */
export function signed(text: string, privateKey: string): string {
  return createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');
}

/** False also for what is no base64 and no signature at all. */
export function holds(text: Buffer, signature: string, publicKey: KeyObject): boolean {
  return createVerify('RSA-SHA256').update(text).verify({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signature, 'base64'));
}
