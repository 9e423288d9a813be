import { afterAll, describe, expect, it } from '@jest/globals';
import type { Merchant } from '@scanfix/shared-types';
import { generateKeyPairSync, randomInt } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { useBrowser } from '../support/browser.js';
import { goTo, openDesk } from '../support/desk.js';
import { office } from '../support/office.js';
import { control } from '../support/system.js';

/** What an account has at WeChat's merchant platform. */
interface PlatformAccount { mchid: string; apiV3Key: string; certificate: string; privateKey: string; publicKeyId: string; publicKey: string }

/** An administrator sets up where the money goes, and replaces keys without a stop. */
describe('A merchant and its keys', () => {
  useBrowser();
  const mchid = `16${randomInt(10_000_000, 100_000_000)}`;
  const name = `新账户 ${mchid.slice(-4)}`;
  const strangersKey = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).privateKey;
  let before: Merchant | undefined;
  let admin: Page;
  let account: PlatformAccount;

  // Everybody else's stories pay into the account that was active.
  afterAll(async () => {
    if (before && (await merchants()).some((merchant) => merchant.mchid === mchid && merchant.active)) await office('POST', '/merchants', { name: before.name, mchid: before.mchid });
  });

  const merchants = () => office<Merchant[]>('GET', '/merchants');
  const ours = async () => (await merchants()).find((merchant) => merchant.mchid === mchid);
  const panel = (): Locator => admin.locator('[data-testid^=merchant-]').filter({ hasText: mchid });
  const save = (dialog: Locator) => dialog.getByRole('button', { name: /保\s*存/ }).click();
  const pem = (text: string) => ({ name: 'key.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(text) });
  const saysItCanBePaid = async () => {
    await panel().getByRole('button', { name: /检\s*查/ }).click();
    await panel().getByText('可以收款').waitFor();
  };

  it('are pasted or uploaded, and what cannot work together is said beside its field', async () => {
    [before] = (await merchants()).filter(({ active }) => active);
    account = await control<PlatformAccount>(`pay/merchants/${mchid}`, 'PUT', {});
    admin = await openDesk('admin');
    await goTo(admin, '/merchants');
    await admin.getByRole('button', { name: /登记商户/ }).click();
    const dialog = admin.getByRole('dialog', { name: '登记微信支付商户' });
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByLabel('商户号').fill(mchid);
    await dialog.getByLabel('商户证书', { exact: true }).fill(account.privateKey);
    await dialog.getByLabel('商户私钥 选择文件').setInputFiles(pem(strangersKey));
    await dialog.getByLabel('APIv3 密钥').fill(account.apiV3Key);
    await dialog.getByLabel('公钥编号').fill(account.publicKeyId);
    await dialog.getByLabel('公钥内容 选择文件').setInputFiles(pem(account.publicKey));
    await save(dialog);
    await dialog.getByText('这是私钥').waitFor();
    await dialog.getByLabel('商户证书 选择文件').setInputFiles(pem(account.certificate));
    await save(dialog);
    await dialog.getByText('私钥与证书不是一对').waitFor();
    await dialog.getByLabel('商户私钥', { exact: true }).fill(account.privateKey);
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await saysItCanBePaid();
    expect(await ours()).toMatchObject({ name, active: true, verifiers: [{ serial: account.publicKeyId }] });
  });

  it('are replaced one by one: the others stay, without being pasted again', async () => {
    const old = account.publicKeyId;
    await control(`pay/merchants/${mchid}/rotate`, 'POST', { what: 'public-key' });
    account = await control<PlatformAccount>(`pay/merchants/${mchid}/rotate`, 'POST', { what: 'merchant-certificate', retireOld: true });
    await panel().getByRole('button', { name: '修改、换密钥' }).click();
    const dialog = admin.getByRole('dialog', { name: `修改 ${name}` });
    await expect(dialog.getByLabel('名称').inputValue()).resolves.toBe(name);
    await dialog.getByLabel('商户证书', { exact: true }).fill(account.certificate);
    await dialog.getByLabel('商户私钥', { exact: true }).fill(account.privateKey);
    await dialog.getByRole('button', { name: /添加公钥/ }).click();
    await dialog.getByLabel('公钥编号').first().fill(account.publicKeyId);
    await dialog.getByLabel('公钥内容', { exact: true }).first().fill(account.publicKey);
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    await saysItCanBePaid();
    expect((await ours())?.verifiers.map(({ serial }) => serial)).toEqual([account.publicKeyId, old]);
  });

  it('of the account before are still there when it is switched on again', async () => {
    const known = before;
    if (!known) throw new Error('the demo has no merchant');
    await admin.locator(`[data-testid=merchant-${known.id}]`).getByRole('button', { name: '重新启用' }).click();
    const dialog = admin.getByRole('dialog', { name: `重新启用 ${known.name}` });
    await save(dialog);
    await dialog.waitFor({ state: 'hidden' });
    expect((await merchants()).find(({ active }) => active)?.mchid).toBe(known.mchid);
  });
});
