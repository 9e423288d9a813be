import type { FixtureApi, FixtureRequest, FixtureResponse } from '../fixture/api';
import { codes } from '../fixture/data';
import { stories, storyIds } from '../fixture/service';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

type StoryName = keyof typeof stories;
const startWith = (name: StoryName): ReturnType<typeof start> => {
  const started = start();
  started.api.tell(stories[name]());
  return started;
};
const page = (name: StoryName): string => `pages/progress/index?id=${storyIds[name]}`;
const link = (name: StoryName): string => `pages/progress/index?follow=follow-${storyIds[name]}`;

/** The first request of this kind meets a server that is restarting. */
function failOnce(api: FixtureApi, matches: (request: FixtureRequest) => boolean): void {
  const handle = api.handle.bind(api);
  let failed = false;
  api.handle = (request): FixtureResponse => {
    if (failed || !matches(request)) return handle(request);
    failed = true;
    return { status: 503, body: { type: 'about:blank', title: '', status: 503, code: 'not-ready', requestId: 'fixture' } };
  };
}

describe('while somebody comes', () => {
  it('says who, and shows on a map where they are, how far and when they arrive', async () => {
    const { app, phone } = startWith('enRoute');
    app.open(page('enRoute'));
    await app.untilText('王强师傅已出发，预计');
    expect(app.text).toContain('直线距离约 1.5 公里');
    expect(app.text).toMatch(/承诺今天.*前上门|承诺明天.*前上门/);
    expect(app.hasProperty('师傅与设备的位置示意图')).toBe(true);
    app.tap('联系师傅');
    expect(phone.phoneCalls).toEqual(['400-820-1234']);
  });

  it('has every pause of the promise with its reason', async () => {
    const { app } = startWith('onHold');
    app.open(page('onHold'));
    await app.untilText('等配件，维修暂停，预计');
    expect(app.text).toContain('等配件，暂停计时');
    expect(app.text).toContain('现场暂时进不去，暂停计时');
    app.tapLabelled('全部时限');
    await app.untilText('已上门，没有超时');
  });

  it('shows the way to nobody once the engineer is there', async () => {
    const { app } = startWith('onHold');
    app.open(page('onHold'));
    await app.untilText('王强师傅');
    expect(app.hasProperty('师傅与设备的位置示意图')).toBe(false);
  });
});

describe('after the work', () => {
  it('is accepted by a tap and rated in one go', async () => {
    const { app, api } = startWith('unsigned');
    app.open(page('unsigned'));
    await app.untilText('修好了吗？');
    expect(app.text).toContain('外机通讯板 EB14 × 1 块');
    app.tap('确认验收');
    await app.untilText('这次维修，您满意吗？');
    app.tap('9');
    app.tapLabelled('5 星');
    await app.untilText('非常满意');
    app.type('还想说点什么（选填）', '很快');
    app.tap('提交');
    await app.untilText('这次报修已完成');
    expect(api.calledWith('POST /my/tickets/:id/acceptance')[0]?.body).toEqual({ signerName: '王小雨' });
    expect(api.calledWith('POST /my/tickets/:id/follow-up')[0]?.body).toEqual({ fixed: true, csat: 5, nps: 9, comment: '很快' });
    expect(app.text).toContain('王小雨');
    expect(app.text).toContain('您的反馈');
    expect(app.text).not.toContain('修好了吗？');
  });

  it('does not ask for the name to be left empty', async () => {
    const { app, api } = startWith('unsigned');
    app.open(page('unsigned'));
    await app.untilText('确认验收');
    app.tap('确认验收');
    await app.untilText('验收人');
    app.type('怎么称呼您', '');
    app.tap('提交');
    await app.untilText('请填写这一项');
    expect(api.calledWith('POST /my/tickets/:id/acceptance')).toHaveLength(0);
  });

  it('is accepted once, even when the second half has to be sent again', async () => {
    const { app, api } = startWith('unsigned');
    failOnce(api, ({ method, path }) => method === 'POST' && path.endsWith('/follow-up'));
    app.open(page('unsigned'));
    await app.untilText('确认验收');
    app.tap('确认验收');
    await app.untilText('这次维修，您满意吗？');
    app.tap('提交');
    await app.untilText('服务正在启动或维护');
    app.tap('提交');
    await app.untilText('这次报修已完成');
    expect(api.calledWith('POST /my/tickets/:id/acceptance')).toHaveLength(1);
    expect(api.calledWith('POST /my/tickets/:id/follow-up')).toHaveLength(1);
  });

  it('needs no second acceptance where it was signed on the engineer’s screen, and no score where none is given', async () => {
    const { app, api } = startWith('signed');
    app.open(page('signed'));
    await app.untilText('修好了吗？');
    app.tap('修好了');
    await app.untilText('这次维修，您满意吗？');
    expect(app.text).not.toContain('验收人');
    expect(app.text).not.toContain('您愿意把我们推荐给朋友或同事吗？');
    app.tap('提交');
    await app.untilText('这次报修已完成');
    expect(api.calledWith('POST /my/tickets/:id/follow-up')[0]?.body).toEqual({ fixed: true });
    expect(api.calledWith('POST /my/tickets/:id/acceptance')).toHaveLength(0);
  });

  it('goes out again with words and a photo when it is not fixed', async () => {
    const { app, api, phone } = startWith('signed');
    phone.mediaAnswer = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/again.jpg', size: 90_000, fileType: 'image' }] } };
    app.open(page('signed'));
    await app.untilText('还没修好');
    app.tap('还没修好');
    await app.untilText('哪里没修好？');
    app.tap('又出同样的问题');
    app.type('例如：制冷半小时后又吹热风', '半小时后又吹热风');
    app.tap('添加');
    await app.until(() => api.calledWith('POST /attachments').length === 1, 'the photo');
    app.tap('提交，重新安排');
    await app.untilText('上次没修好，正在为您重新安排工程师');
    expect(api.calledWith('POST /my/tickets/:id/rework')[0]?.body).toMatchObject({ reason: 'fault-again', note: '半小时后又吹热风', attachments: [{}] });
    expect(app.text).toContain('您反馈：又出同样的问题');
  });

  it('keeps the door open within the guarantee, and the work of the first visit visible after it', async () => {
    const closed = startWith('closed');
    closed.app.open(page('closed'));
    await closed.app.untilText('师傅很细心');
    expect(closed.app.text).toContain('问题又出现了？');

    const { app } = startWith('reworked');
    app.open(page('reworked'));
    await app.untilText('已安排李建国师傅，正在等师傅接单');
    expect(app.text).toContain('外机通讯板受潮');
    expect(app.text).toContain('抱歉让您久等');
  });

  it('gives the service report', async () => {
    const { app, phone } = startWith('closed');
    app.open(page('closed'));
    await app.untilText('服务报告（PDF）');
    app.tap('服务报告（PDF）');
    await app.until(() => phone.openedDocuments.length === 1, 'the report');
  });

  it('stays readable for WeChat’s limits', async () => {
    const { app } = startWith('unsigned');
    app.open(page('unsigned'));
    await app.untilText('确认验收');
    app.tap('确认验收');
    await app.untilText('您愿意把我们推荐给朋友或同事吗？');
    const { count, depth, widest } = app.measures;
    expect(count).toBeLessThan(1000);
    expect(depth).toBeLessThan(30);
    expect(widest).toBeLessThanOrEqual(60);
  });

  it('says so when the visits cannot be had, and gets them at a tap', async () => {
    const { app, api } = startWith('enRoute');
    failOnce(api, ({ path }) => path.endsWith('/visits'));
    app.open(page('enRoute'));
    await app.untilText('上门信息没有取到，点按重试');
    expect(app.text).toContain('师傅已出发，正在赶来');
    app.tap('上门信息没有取到，点按重试');
    await app.untilText('王强师傅已出发');
  });
});

describe('by the private link alone', () => {
  it('is accepted, answered and sent back without an account', async () => {
    const accepted = startWith('unsigned');
    accepted.app.open(link('unsigned'));
    await accepted.app.untilText('确认验收');
    accepted.app.tap('确认验收');
    await accepted.app.untilText('这次维修，您满意吗？');
    accepted.app.tapLabelled('5 星');
    await accepted.app.untilText('非常满意');
    accepted.app.tap('提交');
    await accepted.app.untilText('这次报修已完成');
    expect(accepted.api.calledWith('POST /public/tickets/:followToken/acceptance')).toHaveLength(1);
    expect(accepted.api.calledWith('POST /public/tickets/:followToken/follow-up')[0]?.body).toEqual({ fixed: true, csat: 5 });
    expect(accepted.api.calledWith('POST /auth/wechat')).toHaveLength(0);

    const { app, api } = startWith('signed');
    app.open(link('signed'));
    await app.untilText('还没修好');
    app.tap('还没修好');
    await app.untilText('哪里没修好？');
    app.tap('提交，重新安排');
    await app.untilText('上次没修好，正在为您重新安排工程师');
    expect(api.calledWith('POST /public/tickets/:followToken/rework')[0]?.body).toEqual({ reason: 'not-fixed' });
    expect(api.calledWith('POST /auth/wechat')).toHaveLength(0);
  });
});

describe('at the device', () => {
  it('whose repair nobody has confirmed, one can say that it is not fixed', async () => {
    const { app, api } = startWith('signed');
    app.open(`pages/scan/index?code=${codes.repaired}`);
    await app.untilText('师傅已维修，还在等报修人确认');
    app.tap('还没修好');
    await app.untilPage('pages/progress/index');
    await app.untilText('哪里没修好？');
    expect(api.calledWith('POST /my/follows')[0]?.body).toEqual({ stickerCode: codes.repaired, ticketNumber: '10002442' });
  });
});

describe('the QR code of a service report', () => {
  it.each([
    ['token=intact', '记录完整，没有被改动'],
    [`q=${encodeURIComponent('https://repair.example.com/v/intact')}`, '记录完整，没有被改动'],
    ['token=outdated', '记录完整，但这份报告不是最新的'],
    ['token=altered', '有一步处理与当时记下的不一致'],
    ['token=cut', '最后的一些处理记录不见了'],
    ['token=never-issued', '没有找到这份报告'],
  ])('says in plain words what it is worth, without a login: %s', async (query, sentence) => {
    const { app, api } = start();
    app.open(`pages/verify/index?${query}`);
    await app.untilText(sentence);
    expect(api.calledWith('POST /auth/wechat')).toHaveLength(0);
  });

  it('is understood by the scanner of this mini-program too', async () => {
    const { app, phone } = start();
    phone.scanAnswer = { ok: { result: 'https://repair.example.com/v/intact', scanType: 'QR_CODE' } };
    app.open('pages/home/index');
    await app.untilText('扫码报修');
    app.tap('扫码报修');
    await app.untilPage('pages/verify/index');
    await app.untilText('DK2024-081A21');
  });
});
