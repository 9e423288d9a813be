import { account } from '../fixture/data';
import { FixtureApi } from '../fixture/api';
import { working } from '../fixture/jobs';
import { inWarranty, quote, usualLines } from '../fixture/money-data';
import { choose, photo, recorded, sign } from './engineer';
import type { Phone } from './fake-wechat';
import type { MiniProgram } from './mini-program';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

const visitId = 3;
const ticketId = 1000303;

/** At work on a device out of warranty, with the record written. */
function atWork(): { app: MiniProgram; api: FixtureApi; phone: Phone } {
  const started = start(new FixtureApi(account(['requester', 'engineer'])));
  const job = working(visitId);
  started.api.field.put({ ...job, visit: { ...job.visit, workLog: recorded } });
  return started;
}

async function writeQuote(app: MiniProgram): Promise<void> {
  await app.press('写报价');
  await app.untilPage('engineer/quote/index');
  await app.untilText('报价 ¥108.00');
  await app.press('添加人工项目');
  await app.press('更换控制板');
  await app.untilText('报价 ¥288.00');
}

describe('a quote on site', () => {
  it('is written from the price book, offered, signed on this phone, and paid by a code', async () => {
    const { app, api } = atWork();
    app.open(`engineer/job/index?id=${visitId}`);
    await app.untilText('还没有报价');
    await writeQuote(app);
    // The call-out and the part of the record were there from the beginning.
    expect(app.text).toContain('启动电容 35μF');

    await app.press('添加人工项目');
    await app.press('检修工时');
    await app.untilText('报价 ¥408.00');
    app.tapLabelled('增加 检修工时');
    await app.untilText('报价 ¥468.00');
    app.tapLabelled('减少 检修工时');
    await app.untilText('报价 ¥408.00');

    await app.press('添加非标准项目');
    await app.untilText('价目里没有的才用这里');
    app.type('例如：高空作业绳索租用', '吊绳');
    app.type('0.00', '50.5');
    await app.until(() => app.hasProperty('50.5'), 'the price');
    await app.press('添加');
    await app.untilText('报价 ¥458.50');

    app.type('选填', '50');
    await app.untilText('超过了您的权限，最多优惠 ¥45.85');
    app.type('选填', '8.50');
    await app.untilText('报价 ¥450.00');
    await app.untilText('最多 ¥45.85（10%）');
    expect(app.isEnabled('报价 ¥450.00')).toBe(false);
    app.type('例如：老客户', '老客户');
    await app.press('报价 ¥450.00');
    await app.untilPage('engineer/approval/index');
    await app.untilText('请把手机交给报修人');
    expect(api.calledWith('POST /jobs/:id/quotes')[0]?.body).toEqual({
      baseVersion: 0, discount: 850, discountReason: '老客户', total: 45_000,
      lines: [
        { kind: 'call-out' }, { kind: 'part', partId: 1, quantity: 100 }, { kind: 'labour', labourCode: 'AC-BOARD', quantity: 100 }, { kind: 'labour', labourCode: 'AC-HOUR', quantity: 100 },
        { kind: 'other', name: '吊绳', quantity: 100, unitPrice: 5_050 },
      ],
    });

    await app.press('同意报价');
    await sign(app, '手写签字', '重新签字');
    await app.press('签字同意 ¥450.00');
    await app.untilPage('engineer/collection/index');
    await app.untilText('请报修人用微信扫一扫付款');
    expect(api.calledWith('POST /jobs/:id/payments')[0]?.body).toEqual({ channel: 'native', amount: 45_000 });
    // WeChat's notification is lost: the screen asks.
    api.money.payAtWechat(ticketId);
    await app.untilText('已收款 ¥450.00');
    await app.press('返回工单');
    await app.untilPage('engineer/job/index');
    await app.untilText('已收款 ¥450.00');
  });

  it('that is begun and left comes back', async () => {
    const { app } = atWork();
    app.open(`engineer/job/index?id=${visitId}`);
    await writeQuote(app);
    app.open(`engineer/quote/index?id=${visitId}`);
    await app.untilText('已恢复没写完的报价');
    await app.untilText('报价 ¥288.00');
  });

  it('that somebody else has made meanwhile takes the place of this one, and says so', async () => {
    const { app, api } = atWork();
    app.open(`engineer/job/index?id=${visitId}`);
    await writeQuote(app);
    api.money.tell(ticketId, { quotes: [quote(1, usualLines())] });
    await app.press('报价 ¥288.00');
    await app.untilText('在第 1 版的基础上修改');
    expect(app.wechat.toasts.join()).toContain('报价或保修判断刚刚变过');
  });

  it('is reckoned anew before it is offered, where who pays was decided meanwhile', async () => {
    const { app, api } = atWork();
    app.open(`engineer/job/index?id=${visitId}`);
    await writeQuote(app);
    api.money.tell(ticketId, { warranty: inWarranty });
    await app.press('报价 ¥288.00');
    await app.untilText('报价 ¥0.00');
    expect(app.wechat.toasts.join()).toContain('已按最新的重算');
    await app.press('报价 ¥0.00');
    await app.untilPage('engineer/approval/index');
    expect(api.calledWith('POST /jobs/:id/quotes').map(({ body }) => body)).toMatchObject([{ total: 28_800 }, { total: 0 }]);
  });

  it('can be withdrawn with a reason', async () => {
    const { app, api } = atWork();
    api.money.tell(ticketId, { quotes: [quote(1, usualLines())] });
    app.open(`engineer/job/index?id=${visitId}`);
    await app.press('撤回报价');
    await app.untilText('为什么撤回？');
    const before = app.setDatas.length;
    await app.press('报错了');
    await app.until(() => app.setDatas.length > before, 'the choice');
    app.tapAll('撤回报价');
    await app.until(() => app.wechat.toasts.includes('报价已撤回'), 'the withdrawal');
    expect(api.calledWith('POST /jobs/:id/quotes/:quoteId/withdraw')[0]?.body).toEqual({ reason: '报错了' });
  });

  it('can be withdrawn after it was agreed to, while nothing is paid', async () => {
    const { app, api } = atWork();
    api.money.tell(ticketId, { quotes: [quote(1, usualLines(), { state: 'approved' })] });
    app.open(`engineer/job/index?id=${visitId}`);
    await app.press('撤回已同意的报价');
    await app.untilText('为什么撤回？');
    const before = app.setDatas.length;
    await app.press('现场情况有变化');
    await app.until(() => app.setDatas.length > before, 'the choice');
    app.tapAll('撤回已同意的报价');
    await app.until(() => app.wechat.toasts.includes('报价已撤回'), 'the withdrawal');
    expect(api.calledWith('POST /jobs/:id/quotes/:quoteId/withdraw')[0]?.body).toEqual({ reason: '现场情况有变化' });
    await app.untilText('还没有报价');
  });

  it('can be declined on this phone, with a reason', async () => {
    const { app, api } = atWork();
    api.money.tell(ticketId, { quotes: [quote(1, usualLines())] });
    app.open(`engineer/job/index?id=${visitId}`);
    await app.press('在这部手机上签字同意');
    await app.untilPage('engineer/approval/index');
    await app.press('不同意');
    await app.untilText('为什么不同意？');
    await app.press('不同意这份报价');
    await app.untilText('请选择或填写原因');
    await app.press('其他原因');
    await app.until(() => !app.text.includes('请选择或填写原因'), 'the choice');
    await app.press('不同意这份报价');
    await app.untilText('请填写这一项');
    app.type('还想说明什么（选填）', '先问问老板');
    await app.press('不同意这份报价');
    await app.untilPage('engineer/job/index');
    await app.untilText('报修人没有同意报价');
    expect(app.wechat.toasts).toContain('已记下报修人的意见');
    expect(api.calledWith('POST /jobs/:id/quotes/:quoteId/decline').map(({ body }) => body)).toEqual([{ reason: 'other', note: '先问问老板' }]);
    expect(api.money.till(ticketId).quotes[0]).toMatchObject({ state: 'declined', declinedOnSite: true });
  });
});

describe('what the warranty covers', () => {
  it('is struck out in the quote, until an engineer says why it does not count', async () => {
    const { app, api, phone } = atWork();
    api.money.tell(ticketId, { warranty: inWarranty });
    phone.mediaAnswer = photo;
    app.open(`engineer/job/index?id=${visitId}`);
    await app.untilText('在保修范围内，不用收费');
    await app.press('不属于保修范围？');
    await app.untilText('现场发现了什么');
    app.type('例如：外机被撞变形，铜管断裂，不是自然故障', '外机被撞');
    await app.press('提交');
    await app.untilText('请至少拍一张照片');
    await app.press('添加');
    await app.until(() => api.calledWith('POST /attachments').length === 1, 'the photo');
    await app.press('提交');
    await app.until(() => app.wechat.toasts.includes('已提交，报修人会看到'), 'the declaration');
    await app.untilText('这次故障不在保修范围内');
    expect(api.calledWith('POST /jobs/:id/misuse')[0]?.body).toMatchObject({ note: '外机被撞', photos: [{}] });

    await app.press('撤销“不保修”的说明');
    await app.untilText('为什么撤销？报修人会看到');
    const before = app.setDatas.length;
    await app.press('报修人说明了情况');
    await app.until(() => app.setDatas.length > before, 'the choice');
    app.tapAll('撤销“不保修”的说明');
    await app.until(() => app.wechat.toasts.includes('已撤销，按保修重新计算'), 'the withdrawal');
    await app.untilText('在保修范围内，不用收费');
    expect(api.calledWith('POST /jobs/:id/misuse/withdraw')[0]?.body).toEqual({ reason: '报修人说明了情况' });
  });
});

describe('completing', () => {
  it('waits for the requester and for the money, and says which', async () => {
    const { app, api } = atWork();
    api.money.tell(ticketId, { quotes: [quote(1, usualLines())] });
    app.open(`engineer/finish/index?id=${visitId}`);
    await app.untilText('报修人确认报价后才能完成');
    await app.press('人不在现场');
    expect(app.isEnabled('完成工单')).toBe(false);
    expect(api.field.arrived).toEqual([]);
  });

  it('is free where nothing is quoted', async () => {
    const { app, api } = atWork();
    app.open(`engineer/finish/index?id=${visitId}`);
    await app.press('人不在现场');
    await app.press('完成工单');
    await app.until(() => api.field.arrived.some(({ action }) => action === 'complete'), 'the completion');
  });
});

describe('without a network', () => {
  it('money is not put into a queue, and the screen says so', async () => {
    const { app } = atWork();
    app.open(`engineer/job/index?id=${visitId}`);
    await app.untilText('还没有报价');
    app.wechat.setOnline(false);
    await app.untilText('报价、签字和收款要有网络，联网后再操作');
    expect(app.text).not.toContain('写报价');
    await choose(app, '挂起');
    await app.untilText('为什么要挂起？');
  });
});
