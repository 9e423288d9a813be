import type { FixtureApi } from '../fixture/api';
import { codes } from '../fixture/data';
import { type moneyStories, tellMoney } from '../fixture/money-stories';
import { storyIds } from '../fixture/service';
import { sign } from './engineer';
import type { Phone } from './fake-wechat';
import type { MiniProgram } from './mini-program';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

const id = storyIds.atWork;
const ways = [['with an account', `id=${id}`, '/my/tickets/:id'], ['by the private link alone', `follow=follow-${id}`, '/public/tickets/:followToken']] as const;

function startWith(name: keyof typeof moneyStories): { app: MiniProgram; api: FixtureApi; phone: Phone } {
  const started = start();
  tellMoney(started.api, name);
  return started;
}

/** The person types the password: WeChat has the money, and says `ok` to the app. */
function paysInWechat({ api, phone }: { api: FixtureApi; phone: Phone }, errMsg = 'requestPayment:ok'): void {
  phone.payment = () => {
    api.money.payAtWechat(id);
    return errMsg.endsWith(':ok') ? { ok: { errMsg } } : { fail: { errMsg } };
  };
}

async function approve(app: MiniProgram): Promise<void> {
  await app.press('同意报价');
  await app.untilText('手写签字');
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

describe('paying', () => {
  const page = `money/pay/index?id=${id}`;

  it('that is cancelled leaves the order open, and goes on with the same one', async () => {
    const { app, api, phone } = startWith('toPay');
    app.open(page);
    await app.press('微信支付 ¥460.00');
    await app.untilText('没有完成支付，可以继续支付');
    paysInWechat({ api, phone });
    await app.press('继续支付 ¥460.00');
    await app.untilText('已支付 ¥460.00');
    expect(new Set(phone.paymentSheets.map((order) => order.package)).size).toBe(1);
  });

  it('that WeChat calls failed although it was paid is found out', async () => {
    const { app, api, phone } = startWith('toPay');
    paysInWechat({ api, phone }, 'requestPayment:fail cancel');
    app.open(page);
    await app.press('微信支付 ¥460.00');
    await app.untilText('已支付 ¥460.00');
  });

  it('that is not possible in this app offers the code', async () => {
    const { app, phone } = startWith('toPay');
    phone.payment = () => ({ fail: { errMsg: 'requestPayment:fail jsapi has no permission' } });
    app.open(page);
    await app.press('微信支付 ¥460.00');
    await app.untilText('微信支付在这里打不开，请用付款码');
    await app.press('请家人代付');
    await app.untilText('用微信扫码支付');
  });

  it('that nobody has a word of yet is in progress, and asked for by a button', async () => {
    const { app, api, phone } = startWith('toPay');
    // `ok` from the sheet, and nothing from WeChat's server.
    phone.payment = () => ({ ok: { errMsg: 'requestPayment:ok' } });
    app.open(page);
    await app.press('微信支付 ¥460.00');
    await app.untilText('正在确认支付结果…');
    expect(app.text).not.toContain('已支付');
    await app.until(() => app.text.includes('处理中'), 'the end of asking', 12_000);
    expect(api.calledWith('POST /my/tickets/:id/payments/:paymentId/refresh')).toHaveLength(5);
    api.money.payAtWechat(id);
    await app.press('查询结果');
    await app.untilText('已支付 ¥460.00');
  });

  it('goes on after the phone has thrown the app away', async () => {
    const { app, api, phone } = startWith('toPay');
    app.open(page);
    await app.press('微信支付 ¥460.00');
    await app.untilText('可以继续支付');
    app.kill();

    const again = start(api, phone);
    again.app.open(`pages/progress/index?id=${id}`);
    await again.app.untilText('还没有付完，还需支付 ¥460.00');
    paysInWechat({ api, phone });
    await again.app.press('继续支付');
    await again.app.untilText('上次的支付没有完成，可以继续支付');
    await again.app.press('继续支付 ¥460.00');
    await again.app.untilText('已支付 ¥460.00');
    expect(new Set(phone.paymentSheets.map((order) => order.package)).size).toBe(1);
  });

  it('finds out on opening that the interrupted payment had arrived', async () => {
    const { app, api } = startWith('interrupted');
    api.money.payAtWechat(id);
    app.open(page);
    await app.untilText('已支付 ¥460.00');
    expect(api.calledWith('POST /my/tickets/:id/payments')).toHaveLength(0);
  });

  it('without a network says that nothing is lost, and sends the same order once', async () => {
    const { app, api, phone } = startWith('toPay');
    paysInWechat({ api, phone });
    app.open(page);
    await app.untilText('微信支付 ¥460.00');
    app.wechat.setOnline(false);
    await app.press('微信支付 ¥460.00');
    await app.untilText('没有网络。没有付成的不会扣款，联网后可以继续');
    app.wechat.setOnline(true);
    await app.press('微信支付 ¥460.00');
    await app.untilText('已支付 ¥460.00');
  });

  it('that a relative was quicker with is over', async () => {
    const { app, api } = startWith('toPay');
    app.open(page);
    await app.press('请家人代付');
    await app.untilText('用微信扫码支付');
    expect(app.hasProperty('用微信扫码支付')).toBe(true);
    expect(api.calledWith('POST /my/tickets/:id/payments')[0]?.body).toEqual({ channel: 'native', amount: 46_000 });
    api.money.payAtWechat(id);
    await app.untilText('已支付 ¥460.00');
  });

  it('of a sum that has changed meanwhile shows the new one first', async () => {
    const { app, api, phone } = startWith('toPay');
    paysInWechat({ api, phone });
    app.open(page);
    await app.untilText('微信支付 ¥460.00');
    const [before] = api.money.till(id).quotes;
    if (!before) throw new Error('the story has a quote');
    api.money.tell(id, { quotes: [{ ...before, total: 40_000 }] });
    await app.press('微信支付 ¥460.00');
    await app.untilText('金额有更新，请核对后再付');
    expect(phone.paymentSheets).toEqual([]);
    await app.press('微信支付 ¥400.00');
    await app.untilText('已支付 ¥400.00');
  });

  it('twice by a quick finger makes one order', async () => {
    const { app, api, phone } = startWith('toPay');
    paysInWechat({ api, phone });
    app.open(page);
    await app.until(() => app.isEnabled('微信支付 ¥460.00'), 'the button');
    app.doubleTap('微信支付 ¥460.00');
    await app.untilText('已支付 ¥460.00');
    expect(phone.paymentSheets).toHaveLength(1);
    expect(api.calledWith('POST /my/tickets/:id/payments')).toHaveLength(1);
  });
});

describe('afterwards', () => {
  it('the receipt tells what was paid and what came back', async () => {
    const { app } = startWith('refunded');
    app.open(`pages/progress/index?id=${id}`);
    await app.untilText('已退款 ¥50.00');
    await app.press('收据');
    await app.untilPage('money/receipt/index');
    await app.untilText('实付¥410.00');
    expect(app.text).toContain('退款');
    expect(app.text).toContain('4200002314202603021234567890');
  });

  it('an invoice is asked for once, with a tax number that is looked at, and remembered', async () => {
    const { app, api, phone } = startWith('paid');
    app.open(`money/invoice/index?id=${id}`);
    await app.untilText('申请发票');
    await app.press('提交申请');
    await app.untilText('请填写这一项');
    app.type('营业执照上的单位全称', '云栖科技有限公司');
    app.type('15 至 20 位数字或大写字母', '9135-0100');
    await app.press('提交申请');
    await app.untilText('税号应为 15 至 20 位数字或大写字母');
    app.type('15 至 20 位数字或大写字母', '91350100M000100Y44');
    await app.untilText('与统一社会信用代码的校验位不符');
    app.type('15 至 20 位数字或大写字母', '91350100m000100y43');
    await app.press('提交申请');
    await app.untilText('申请已提交，等待开具');
    expect(api.calledWith('POST /my/tickets/:id/invoices').map(({ body }) => body)).toEqual([{ titleKind: 'company', title: '云栖科技有限公司', taxNumber: '91350100M000100Y43' }]);

    const next = start(api, phone);
    api.money.tell(id, { invoices: [] });
    next.app.open(`money/invoice/index?id=${id}`);
    await next.app.untilText('已填好上次的抬头');
    expect(next.app.hasProperty('云栖科技有限公司')).toBe(true);
  });

  it('who pays by the month is told the day, and may pay at once', async () => {
    const { app, api } = startWith('onCredit');
    app.open(`pages/progress/index?id=${id}`);
    await app.untilText('¥460.00 计入月结账单');
    expect(app.text).toContain('2026年4月30日 前付清');
    await app.press('去支付 ¥460.00');
    await app.untilPage('money/pay/index');
    await app.untilText('微信支付 ¥460.00');
    expect(api.calledWith('POST /my/tickets/:id/payments')).toHaveLength(0);
  });

  it('who follows somebody else’s report sees nothing of money', async () => {
    const { app, api } = startWith('offered');
    const ticket = api.tickets.get(id);
    if (!ticket) throw new Error('the story has a ticket');
    api.tickets.set(id, { ...ticket, reporter: false, contact: null });
    app.open(`pages/progress/index?id=${id}`);
    await app.untilText('处理经过');
    expect(app.text).not.toContain('费用');
    expect(api.calledWith('GET /my/tickets/:id/money')).toHaveLength(0);
  });
});

describe('the size of pages', () => {
  it.each([
    ['offered', `money/quote/index?id=${id}`, '同意报价'], ['changed', `money/quote/index?id=${id}`, '新增'], ['toPay', `money/pay/index?id=${id}`, '请家人代付'], ['refunded', `money/receipt/index?id=${id}`, '实付'],
    ['paid', `money/invoice/index?id=${id}`, '提交申请'],
  ])('stays within WeChat’s limits: %s %s', async (name, url, text) => {
    const { app } = startWith(name);
    app.open(url);
    await app.untilText(text);
    const { count, depth, widest } = app.measures;
    expect(count).toBeLessThan(1000);
    expect(depth).toBeLessThan(30);
    expect(widest).toBeLessThanOrEqual(60);
  });
});
