import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { makeMerchant } from '../../../test/fixtures/prices';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import MerchantListPage from './merchant-list-page';

const certificate = '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----';
const privateKey = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const publicKey = '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----';
const apiV3Key = '0123456789abcdefghijklmnopqrstuv';
const fill = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const save = (dialog: HTMLElement) => person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));

describe('WeChat Pay merchants', () => {
  it('say in plain words what a check found', async () => {
    answerFetch();
    renderPage(<MerchantListPage />, { path: '/merchants' });
    expect(await screen.findByText(/可以收款/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /检\s*查/ }));
    expect(await screen.findByText(/验不过签名/)).toBeTruthy();
  });

  it('warn before the certificate expires', async () => {
    answerFetch({ 'GET /merchants': () => [makeMerchant({ certificateValidUntil: new Date(Date.now() + 10 * 24 * 3_600_000).toISOString() })] });
    renderPage(<MerchantListPage />, { path: '/merchants' });
    expect(await screen.findByText(/到期，请尽快更换/)).toBeTruthy();
  });

  it('are registered with all their keys, and not with a private key in a public field', async () => {
    const seen = answerFetch({ 'GET /merchants': () => [] });
    renderPage(<MerchantListPage />, { path: '/merchants' });
    await person.click(await screen.findByRole('button', { name: /登记商户/ }));
    const dialog = await dialogTitled('登记微信支付商户');
    fill(within(dialog).getByLabelText('名称'), '滨江物业');
    fill(within(dialog).getByLabelText('商户号'), '1900000109');
    fill(within(dialog).getByLabelText('商户证书'), privateKey);
    fill(within(dialog).getByLabelText('商户私钥'), privateKey);
    fill(within(dialog).getByLabelText('APIv3 密钥'), apiV3Key);
    fill(within(dialog).getByLabelText('公钥编号'), 'PUB_KEY_ID_0119000001092026');
    fill(within(dialog).getByLabelText('公钥内容'), publicKey);
    await save(dialog);
    expect(await within(dialog).findByText(/这是私钥/)).toBeTruthy();
    expect(seen.of('POST', '/merchants')).toHaveLength(0);
    fill(within(dialog).getByLabelText('商户证书'), certificate);
    await save(dialog);
    await waitFor(() => expect(seen.of('POST', '/merchants')[0]?.body).toEqual({
      name: '滨江物业', mchid: '1900000109', certificate, privateKey, apiV3Key, publicKeys: [{ id: 'PUB_KEY_ID_0119000001092026', publicKey }], platformCertificates: false,
    }));
  });

  it('keep every key that is not typed anew', async () => {
    const seen = answerFetch();
    renderPage(<MerchantListPage />, { path: '/merchants' });
    await person.click(await screen.findByRole('button', { name: '修改、换密钥' }));
    const dialog = await dialogTitled('修改 滨江物业');
    expect((within(dialog).getByLabelText('商户私钥') as HTMLTextAreaElement).value).toBe('');
    fill(within(dialog).getByLabelText('APIv3 密钥'), apiV3Key);
    await save(dialog);
    await waitFor(() => expect(seen.of('PUT', '/merchants/1')[0]?.body).toEqual({ name: '滨江物业', mchid: '1900000109', apiV3Key, publicKeys: [{ id: 'PUB_KEY_ID_0119000001092026' }], platformCertificates: false, version: 3 }));
  });

  it('take a new public key before the one in use, which need not be pasted again', async () => {
    const seen = answerFetch();
    renderPage(<MerchantListPage />, { path: '/merchants' });
    await person.click(await screen.findByRole('button', { name: '修改、换密钥' }));
    const dialog = await dialogTitled('修改 滨江物业');
    expect(((await within(dialog).findByLabelText('公钥编号')) as HTMLInputElement).disabled).toBe(true);
    await person.click(within(dialog).getByRole('button', { name: /添加公钥/ }));
    await waitFor(() => expect(within(dialog).getAllByLabelText('公钥编号')).toHaveLength(2));
    fill(within(dialog).getAllByLabelText('公钥编号')[0] as HTMLElement, 'PUB_KEY_ID_0119000001092027');
    await save(dialog);
    expect(await within(dialog).findByText('请粘贴内容，或选择文件')).toBeTruthy();
    fill(within(dialog).getAllByLabelText('公钥内容')[0] as HTMLElement, publicKey);
    await save(dialog);
    await waitFor(() => expect(seen.of('PUT', '/merchants/1')[0]?.body['publicKeys']).toEqual([{ id: 'PUB_KEY_ID_0119000001092027', publicKey }, { id: 'PUB_KEY_ID_0119000001092026' }]));
  });

  it('are switched on again with the keys that they had', async () => {
    const seen = answerFetch({ 'GET /merchants': () => [makeMerchant({ active: false })] });
    renderPage(<MerchantListPage />, { path: '/merchants' });
    await person.click(await screen.findByRole('button', { name: '重新启用' }));
    await save(await dialogTitled('重新启用 滨江物业'));
    await waitFor(() => expect(seen.of('POST', '/merchants')[0]?.body).toEqual({ name: '滨江物业', mchid: '1900000109', publicKeys: [{ id: 'PUB_KEY_ID_0119000001092026' }], platformCertificates: false }));
  });

  it('show beside the field which key does not fit', async () => {
    answerFetch({ 'PUT /merchants/:id': () => new FixtureProblem('key-mismatch', { errors: [{ field: 'privateKey', code: 'key-mismatch' }] }) });
    renderPage(<MerchantListPage />, { path: '/merchants' });
    await person.click(await screen.findByRole('button', { name: '修改、换密钥' }));
    const dialog = await dialogTitled('修改 滨江物业');
    fill(within(dialog).getByLabelText('商户私钥'), privateKey);
    await save(dialog);
    expect(await within(dialog).findByText('私钥与证书不是一对')).toBeTruthy();
  });
});
