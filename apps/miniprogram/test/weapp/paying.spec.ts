import { id, paysInWechat, startWith } from './payer';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

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
    await app.press('查询结果');
    await app.until(() => app.wechat.toasts.includes('微信还没有结果，请过一会儿再查'), 'the answer that there is none');
    await app.untilText('返回报修进度');
    api.money.payAtWechat(id);
    await app.press('查询结果');
    await app.untilText('已支付 ¥460.00');
  });

  it('that was left open is noticed when somebody else pays it while the page is open', async () => {
    const { app, api } = startWith('interrupted');
    app.open(page);
    await app.untilText('继续支付 ¥460.00');
    await app.until(() => api.calledWith('POST /my/tickets/:id/payments/:paymentId/refresh').length === 1, 'the first question');
    api.money.payAtWechat(id);
    await app.until(() => api.calledWith('POST /my/tickets/:id/payments/:paymentId/refresh').length > 1, 'the next question', 12_000);
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
  it('promises no refund that nobody has approved yet', async () => {
    const { app } = startWith('refundAsked');
    app.open(`pages/progress/index?id=${id}`);
    await app.untilText('¥50.00 退款审核中');
    expect(app.text).not.toContain('正在退款');
  });

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
