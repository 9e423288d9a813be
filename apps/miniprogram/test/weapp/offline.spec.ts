import { codes } from '../fixture/data';
import type { MiniProgram } from './mini-program';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

async function writeReport(app: MiniProgram): Promise<void> {
  app.open(`pages/report/index?code=${codes.airConditioner}`);
  await app.untilText('漏水');
  app.tap('漏水');
  app.type('怎么称呼您', '王小雨');
  app.type('11 位手机号', '13812345678');
}

describe('without network', () => {
  it('keeps a report visibly and sends it with the same key when the network is back', async () => {
    const { app, api, phone } = start();
    await writeReport(app);
    app.wechat.setOnline(false);
    app.tap('提交报修');
    await app.untilPage('pages/my-reports/index');
    await app.untilText('已保存，联网后自动发送');
    expect(api.calledWith('POST /my/tickets')).toHaveLength(0);
    const kept = JSON.parse(phone.storage.get('scanfix:outbox') ?? '[]') as { key: string }[];

    app.wechat.setOnline(true);
    await app.until(() => api.calledWith('POST /my/tickets').length === 1, 'the report');
    await app.until(() => !app.text.includes('等待发送'), 'the empty outbox');
    expect(api.calledWith('POST /my/tickets')[0]?.headers['Idempotency-Key']).toBe(kept[0]?.key);
  });

  it('sends what waited after the app was closed, with its photo', async () => {
    const first = start();
    first.phone.mediaAnswer = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/c.jpg', size: 90_000, fileType: 'image' }] } };
    await writeReport(first.app);
    first.app.wechat.setOnline(false);
    first.app.tap('添加');
    await first.app.untilText('稍后上传');
    first.app.tap('提交报修');
    await first.app.untilPage('pages/my-reports/index');
    first.app.kill();

    first.phone.online = true;
    const { app, api, phone } = start(first.api, first.phone);
    await app.until(() => api.calledWith('POST /my/tickets').length === 1, 'the report');
    expect(api.calledWith('POST /my/tickets')[0]?.body).toMatchObject({ problemTypeId: 12, attachments: [{}] });
    await app.until(() => phone.files.size === 0, 'the discarded photo');
  });

  it('shows a refused report with its reason and lets it be changed', async () => {
    const { app, api, phone } = start();
    app.open(`pages/report/index?code=${codes.withOpenTicket}`);
    await app.untilText('2 号客梯');
    app.type('例如：空调出风不冷，有异响，已持续两天', '门关不上');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '13812345678');
    app.wechat.setOnline(false);
    app.tap('提交报修');
    await app.untilPage('pages/my-reports/index');
    app.wechat.setOnline(true);
    await app.untilText('这台设备已有正在处理的报修');
    expect(api.tickets.size).toBe(1);
    app.tap('修改后再发');
    await app.untilPage('pages/report/index');
    await app.until(() => app.hasProperty('门关不上'), 'what was typed');
    expect(phone.storage.get('scanfix:outbox')).toBe('[]');
  });

  it('shows a device seen before, and says that this is from memory', async () => {
    const { app } = start();
    app.open(`pages/scan/index?code=${codes.airConditioner}`);
    await app.untilText('会议室天花板嵌入式空调');
    app.wechat.setOnline(false);
    app.open(`pages/scan/index?code=${codes.airConditioner}`);
    await app.untilText('当前没有网络');
    expect(app.text).toContain('会议室天花板嵌入式空调');
  });
});

describe('a session that has run out', () => {
  it('is renewed once, silently, for all requests that were refused', async () => {
    const { app, api } = start();
    app.open('pages/my-reports/index');
    await app.untilText('不制冷');
    api.expireTokens();
    app.open('pages/progress/index?id=1000231');
    await app.untilText('客服已受理，正在为您安排工程师');
    expect(api.calledWith('POST /auth/refresh')).toHaveLength(1);
    expect(api.calledWith('POST /auth/wechat')).toHaveLength(1);
  });
});
