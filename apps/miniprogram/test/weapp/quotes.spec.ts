import { codes } from '../fixture/data';
import { sign } from './engineer';
import type { MiniProgram } from './mini-program';
import { id, paysInWechat, startWith } from './payer';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

const ways = [['with an account', `id=${id}`, '/my/tickets/:id'], ['by the private link alone', `follow=follow-${id}`, '/public/tickets/:followToken']] as const;

async function approve(app: MiniProgram): Promise<void> {
  await app.press('同意报价');
  await app.untilText('手写签字');
  // A tap says what is missing.
  await app.press('签字同意 ¥460.00');
  await app.untilText('请先手写签字');
  await sign(app, '手写签字', '重新签字');
  await app.press('签字同意 ¥460.00');
}

describe('before anything is reported', () => {
  it('a device in warranty is free, and the reason stands beside it', async () => {
    const { app } = start();
    app.open(`pages/scan/index?code=${codes.airConditioner}`);
    await app.untilText('这次维修不收费');
    expect(app.text).toContain('设备还在保修期内（至 2027年6月30日）');
    expect(app.text).not.toContain('上门费');
  });

  it('the others have a band, closer once the fault is chosen, and what the call-out consists of', async () => {
    const { app, api } = start();
    app.open(`pages/scan/index?code=${codes.withOpenTicket}`);
    await app.untilText('这次维修需要付费');
    expect(app.text).toContain('¥150.00–¥430.00');
    await app.press('不制冷');
    await app.untilText('¥190.00–¥270.00');
    expect(app.text).toContain('近一年同类维修大多 ¥180.00–¥320.00（14 单）');
    await app.press('怎么算的');
    await app.untilText('路程¥20.00');
    await app.press('是别的问题');
    await app.untilPage('pages/report/index');
    await app.untilText('预计合计¥190.00–¥270.00');
    await app.press('紧急');
    await app.untilText('预计合计¥240.00–¥320.00');
    expect(api.calledWith('GET /price-band').map(({ path }) => new URLSearchParams(path.split('?')[1]).get('urgency'))).toEqual([null, null, 'normal', 'emergency']);
  });

  it('says nothing of prices where none can be had, and can be reported all the same', async () => {
    const { app, api } = start();
    const handle = api.handle.bind(api);
    api.handle = (request) => (request.path.startsWith('/price-band') ? { status: 503, body: { type: '', title: '', status: 503, code: 'not-ready', requestId: '' } } : handle(request));
    app.open(`pages/scan/index?code=${codes.airConditioner}`);
    await app.untilText('预计答复');
    expect(app.text).not.toContain('费用参考');
    expect(app.isEnabled('报修')).toBe(true);
  });
});

describe.each(ways)('a quote, %s', (_name, query, route) => {
  it('is read line by line, signed, paid, and believed only when the server says so', async () => {
    const { app, api, phone } = startWith('offered');
    // With the link alone the sticker that was scanned vouches for the signature.
    phone.storage.set('followed', JSON.stringify([{ token: `follow-${id}`, url: '', stickerCode: codes.airConditioner, number: '10002475', problem: '不制冷', submittedAt: new Date().toISOString() }]));
    app.open(`pages/progress/index?${query}`);
    await app.untilText('师傅报价 ¥460.00，等您确认');
    await app.press('查看并确认报价');
    await app.untilPage('money/quote/index');
    await app.untilText('屋顶高空作业绳索租用');
    for (const text of ['非标准项目', '1.5 小时 × ¥120.00', '保修¥680.00¥0.00', '优惠 · 老客户−¥20.00', '合计¥460.00', '通讯板为原厂件', '设备已过保修期']) expect(app.text).toContain(text);
    await approve(app);
    await app.until(() => app.wechat.toasts.includes('已同意报价'), 'the approval');
    const [approval] = api.calledWith(`POST ${route}/quotes/:quoteId/approve` as 'POST /my/tickets/:id/quotes/:quoteId/approve');
    expect(approval?.body).toEqual({ signerName: '王小雨', total: 46_000, image: { id: expect.any(Number) as number, claim: expect.any(String) as string } });

    paysInWechat({ api, phone });
    await app.press('去支付 ¥460.00');
    await app.untilPage('money/pay/index');
    await app.untilText('会议室天花板嵌入式空调');
    await app.press('微信支付 ¥460.00');
    await app.untilText('已支付 ¥460.00');
    expect(phone.paymentSheets).toEqual([{ timeStamp: '1767000000', nonceStr: 'abc', package: expect.stringContaining('prepay_id=') as string, signType: 'RSA', paySign: 'c2lnbmF0dXJl' }]);
    expect(api.calledWith(`POST ${route}/payments` as 'POST /my/tickets/:id/payments')).toHaveLength(1);
    expect(api.calledWith(`POST ${route}/payments/:paymentId/refresh` as 'POST /my/tickets/:id/payments/:paymentId/refresh')).toHaveLength(1);

    await app.press('查看收据');
    await app.untilPage('money/receipt/index');
    await app.untilText('实付¥460.00');
    await app.press('收据（PDF）');
    await app.until(() => phone.openedDocuments.length === 1, 'the receipt');
  });

  it('is declined with a reason', async () => {
    const { app, api } = startWith('offered');
    app.open(`money/quote/index?${query}`);
    await app.press('不同意');
    await app.press('不同意这份报价');
    await app.untilText('请选择或填写原因');
    await app.press('太贵了');
    await app.until(() => !app.text.includes('请选择或填写原因'), 'the choice');
    await app.press('不同意这份报价');
    await app.untilText('您没有同意报价，师傅会和您联系');
    expect(api.calledWith(`POST ${route}/quotes/:quoteId/decline` as 'POST /my/tickets/:id/quotes/:quoteId/decline')[0]?.body).toEqual({ reason: 'too-expensive' });
    expect(app.text).toContain('不同意：太贵了');
  });
});

describe('a quote', () => {
  it('that has changed says what is different from the one that was approved', async () => {
    const { app } = startWith('changed');
    app.open(`money/quote/index?id=${id}`);
    await app.untilText('与您已同意的第 1 版相比');
    for (const text of ['新增启动电容 35μF¥38.00', '去掉屋顶高空作业绳索租用−¥50.00', '¥460.00 → ¥468.00', '最多只收已同意的 ¥460.00']) expect(app.text).toContain(text);
  });

  it('that is not covered because of misuse shows what the engineer saw', async () => {
    const { app } = startWith('misuse');
    app.open(`money/quote/index?id=${id}`);
    await app.untilText('为什么不保修');
    expect(app.text).toContain('外机被车辆撞击变形');
    expect(app.countProperty('photo.jpg')).toBe(2);
  });

  it('of another sum by now is shown anew, not approved', async () => {
    const { app, api } = startWith('offered');
    app.open(`money/quote/index?id=${id}`);
    await app.untilText('¥460.00');
    const [before] = api.money.till(id).quotes;
    if (!before) throw new Error('the story has a quote');
    api.money.tell(id, { quotes: [{ ...before, total: 47_000, discount: 1_000 }] });
    await approve(app);
    await app.untilText('签字同意 ¥470.00');
    expect(app.text).toContain('内容刚刚被别人改动');
    await app.press('签字同意 ¥470.00');
    await app.untilText('去支付 ¥470.00');
  });
});
