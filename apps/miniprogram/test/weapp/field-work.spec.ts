import type { WorkLogView } from '@scanfix/shared-types';
import { account, codes } from '../fixture/data';
import { elsewhere } from '../fixture/job-data';
import { fillDay, working } from '../fixture/jobs';
import type { MiniProgram } from './mini-program';
import { checkAndStop, start, startAs } from './start';

afterEach(checkAndStop);

const engineer = account(['requester', 'engineer']);
const recorded: WorkLogView = { faultCode: null, cause: '通讯板受潮', action: '更换通讯板', note: null, labourMinutes: 40, parts: [], photos: [], video: null, checklist: [], recordedAt: '2026-03-02T01:00:00.000Z', version: 1 };
const photo = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/photo.jpg', size: 90_000, fileType: 'image' }] } };

async function openJob(app: MiniProgram): Promise<void> {
  app.open('engineer/today/index');
  await app.untilText('不制冷');
  await app.press('不制冷');
  await app.untilPage('engineer/job/index');
  await app.untilText('报修内容');
}

/** Accepted, and the server has said so. */
async function accept(app: MiniProgram): Promise<void> {
  await app.press('接单');
  await app.until(() => app.wechat.toasts.includes('已接单'), 'the acceptance');
  await app.untilText('已接单，请按时出发');
}

async function choose(app: MiniProgram, action: string): Promise<void> {
  await app.press('更多');
  await app.press(action);
}

async function sign(app: MiniProgram): Promise<void> {
  await app.press('请报修人签名');
  await app.untilText('请横过手机');
  await app.draw([[40, 60], [40, 160], [60, 240]]);
  await app.press('确认签名');
  await app.untilText('重新签名');
}

async function writeRecord(app: MiniProgram): Promise<void> {
  await app.untilPage('engineer/record/index');
  await app.untilText('故障代码');
  app.tapLabelled('维修前 拍照');
  await app.until(() => app.countProperty('维修前') === 1, 'the photo');
  await app.press('U4 室内外机通讯故障');
  await app.press('启动电容老化');
  await app.press('更换启动电容');
  await app.press('添加配件');
  await app.untilText('启动电容 35μF');
  await app.press('启动电容 35μF');
  await app.untilText('配件合计 ¥38.00');
  app.tapAll('正常');
  await app.press('保存记录');
  await app.untilPage('engineer/job/index');
}

describe('the engineer’s day, in the compiled mini-program', () => {
  it('goes from accepting over calling, setting out and checking in to work', async () => {
    const { app, api, phone } = startAs(engineer);
    await openJob(app);
    expect(app.text).toContain('138****5678');
    await accept(app);
    await app.untilText('13812345678');
    await app.press('打电话');
    expect(phone.phoneCalls).toEqual(['13812345678']);
    await app.press('导航');
    await app.until(() => phone.openedMaps.length === 1, 'the map');
    await app.press('出发');
    await app.untilText('到现场后先签到');
    await app.press('到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('定位签到');
    await app.untilPage('engineer/job/index');
    await app.untilText('正在维修');
    expect(api.field.arrived.map(({ action }) => action)).toEqual(['accept', 'depart', 'checkIn']);
    expect(api.field.arrived[2]?.body).toMatchObject({ method: 'geofence', coordinates: { system: 'GCJ-02' }, accuracyMeters: 18 });
  });

  it('records what was found and done, has it signed, and completes', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.mediaAnswer = photo;
    api.field.put(working(1));
    await openJob(app);
    await app.press('开始记录');
    await writeRecord(app);
    await app.untilText('启动电容 35μF × 1 只');
    await app.press('完成');
    await app.untilPage('engineer/finish/index');
    await sign(app);
    await app.press('完成工单');
    await app.untilPage('engineer/job/index');
    await app.untilText('服务报告（PDF）');

    expect(api.field.arrived.map(({ action }) => action)).toEqual(['record', 'complete']);
    expect(api.field.arrived[0]?.body).toMatchObject({
      faultCodeId: 1, cause: '启动电容老化', action: '更换启动电容', labourMinutes: 48, parts: [{ partId: 1, quantity: 1 }],
      photos: [{ moment: 'before', attachment: { claim: expect.stringMatching(/^claim-/) as string } }],
      checklist: [{ itemId: 1, result: 'ok' }, { itemId: 2, result: 'ok' }, { itemId: 3, result: 'ok' }],
    });
    expect(api.field.arrived[1]?.body).toMatchObject({ signature: { signerName: '王小雨', image: { claim: expect.stringMatching(/^claim-/) as string } } });
    // What was sent is no longer kept on the phone; the manual is.
    await app.until(() => [...phone.files].filter((file) => !file.endsWith('.pdf')).length === 0, 'the discarded photo and signature');
  });

  it('is told what to do next when checking in too far away, and checks in by the sticker', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.position = { ok: { latitude: elsewhere.latitude, longitude: elsewhere.longitude, accuracy: 20 } };
    phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}` } };
    await openJob(app);
    await accept(app);
    await choose(app, '到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('定位签到');
    await app.untilText('您离设备还有 2.1 公里。到现场后再签到；在地下室请扫设备上的报修码。');
    await app.press('扫设备上的报修码');
    await app.untilPage('engineer/job/index');
    await app.untilText('正在维修');
    expect(api.field.arrived[1]?.body).toMatchObject({ method: 'sticker', stickerCode: codes.airConditioner });
  });

  it('checks in by hand only with a reason and a photo', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.mediaAnswer = photo;
    phone.position = { fail: { errMsg: 'getLocation:fail auth deny' } };
    await openJob(app);
    await accept(app);
    await app.press('出发');
    await app.until(() => app.wechat.toasts.includes('已出发'), 'the departure');
    await app.press('到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('定位签到');
    await app.untilText('没有位置权限');
    await app.press('手动签到');
    await app.untilText('为什么不能定位或扫码');
    await app.press('提交签到');
    await app.untilText('请拍一张现场照片');
    await app.press('拍照');
    await app.untilText('重拍');
    app.type('例如：在地下机房，报修码被遮住', '地下机房，报修码被遮住');
    await app.press('提交签到');
    await app.untilPage('engineer/job/index');
    expect(api.field.arrived[2]?.body).toMatchObject({ method: 'manual', reason: '地下机房，报修码被遮住', photo: { claim: expect.stringMatching(/^claim-/) as string } });
  });

  it('takes a job from the pool, and hears when another was faster', async () => {
    const { app, api } = startAs(engineer);
    app.open('engineer/today/index');
    await app.untilText('可领取');
    await app.press('可领取');
    await app.untilText('茶水间柜式空调');
    api.field.pool = api.field.pool.slice(0, 1);
    await app.press('领取');
    await app.until(() => app.wechat.toasts.includes('手慢了，已被别的工程师领走'), 'the sentence');
    await app.until(() => !app.text.includes('茶水间柜式空调'), 'the new pool');
    await app.press('领取');
    await app.untilPage('engineer/job/index');
    await app.untilText('已接单，请按时出发');
  });

  it('gives reasons for what is out of the ordinary', async () => {
    const { app, api } = startAs(engineer);
    await openJob(app);
    await choose(app, '拒单');
    await app.press('确认拒单');
    await app.untilText('请选择或填写原因');
    await app.press('手上忙不过来');
    await app.until(() => !app.text.includes('请选择或填写原因'), 'the chosen reason');
    await app.press('确认拒单');
    await app.untilText('已拒单');
    await app.until(() => api.field.arrived.length === 1, 'the arrival');
    expect(api.field.arrived).toMatchObject([{ action: 'decline', body: { reason: 'too-busy' } }]);
  });

  it('reports where the phone is only between accepting and finishing', async () => {
    const { app, api } = startAs(engineer);
    await openJob(app);
    expect(app.wechat.used.has('getLocation')).toBe(false);
    await app.press('接单');
    await app.until(() => api.field.positions.length === 1, 'the first position');
    expect(api.field.positions[0]).toMatchObject({ coordinates: { system: 'GCJ-02' }, accuracyMeters: 18 });
  });

  it('is not for tenants', async () => {
    const { app } = start();
    app.open('engineer/today/index');
    await app.untilText('这里是工程师的工作台');
  });
});

describe('below ground', () => {
  it('works a whole job without a network, survives a restart, and sends it in order when the network is back', async () => {
    const first = startAs(engineer);
    first.phone.mediaAnswer = photo;
    first.phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}` } };
    await openJob(first.app);
    first.app.wechat.setOnline(false);
    await first.app.press('接单');
    await first.app.untilText('没有网络 · 1 项等待发送');
    await first.app.untilText('已接单，请按时出发');
    await choose(first.app, '到场签到');
    await first.app.untilPage('engineer/check-in/index');
    await first.app.press('扫设备上的报修码');
    await first.app.untilPage('engineer/job/index');
    await first.app.untilText('正在维修');
    await first.app.press('开始记录');
    await writeRecord(first.app);
    await first.app.untilText('这份记录还没有发送');
    expect(first.api.field.arrived).toEqual([]);
    first.app.kill();

    // The phone was thrown in the bag; the app starts anew, still without a network.
    const second = start(first.api, first.phone);
    await openJob(second.app);
    await second.app.untilText('没有网络 · 3 项等待发送');
    expect(second.app.text).toContain('没有网络，这是刚刚的内容');
    await second.app.press('完成');
    await second.app.untilPage('engineer/finish/index');
    await sign(second.app);
    await second.app.press('完成工单');
    await second.app.untilPage('engineer/job/index');
    await second.app.untilText('没有网络 · 4 项等待发送');

    second.app.wechat.setOnline(true);
    await second.app.until(() => second.api.field.arrived.length === 4, 'everything');
    const { arrived } = second.api.field;
    expect(arrived.map(({ action }) => action)).toEqual(['accept', 'checkIn', 'record', 'complete']);
    const times = arrived.map(({ happenedAt }) => Date.parse(happenedAt ?? ''));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(arrived[2]?.body).toMatchObject({ photos: [{ attachment: { claim: expect.stringMatching(/^claim-/) as string } }] });
    await second.app.untilText('服务报告（PDF）');
    await second.app.until(() => !second.app.text.includes('等待发送'), 'the empty queue');
  });

  it('shows what happened when the job was given to somebody else meanwhile, and loses nothing', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.mediaAnswer = photo;
    phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}` } };
    await openJob(app);
    await accept(app);
    app.wechat.setOnline(false);
    await choose(app, '到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('扫设备上的报修码');
    await app.untilPage('engineer/job/index');
    await app.press('开始记录');
    await writeRecord(app);

    api.field.reassign(1);
    app.wechat.setOnline(true);
    await app.untilText('这张工单已改派给别的工程师，您的这次上门已经结束。');
    expect(app.text).toContain('启动电容老化');
    expect(app.text).toContain('1 张照片');
    expect(api.field.arrived.map(({ action }) => action)).toEqual(['accept']);

    await app.press('复制全部');
    await app.until(() => phone.clipboard !== null, 'the copy');
    expect(phone.clipboard).toContain('原因：启动电容老化');
    // Who has lost a job may not write on it: then the copy is the way, and all of it stays until it is no longer wanted.
    await app.press('作为留言发送');
    await app.until(() => app.wechat.toasts.some((toast) => toast.includes('请复制后发给客服')), 'the advice');
    await app.until(() => !app.text.includes('作为留言发送'), 'the button to go');
    expect(app.text).toContain('启动电容老化');
    expect(phone.files.has('http://store/photo.jpg')).toBe(true);
  });

  it('sends what was recorded to the desk as a comment where a step is no longer possible', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.mediaAnswer = photo;
    api.field.put({ ...working(1), visit: { ...working(1).visit, workLog: recorded } });
    await openJob(app);
    app.wechat.setOnline(false);
    await app.press('完成');
    await app.untilPage('engineer/finish/index');
    await sign(app);
    await app.press('完成工单');
    await app.untilPage('engineer/job/index');

    api.field.holdByDesk(1);
    app.wechat.setOnline(true);
    await app.untilText('工单状态已变为「已暂停」，这一步不能再做了。');
    await app.press('作为留言发送');
    await app.until(() => api.field.arrived.some(({ action }) => action === 'comment'), 'the comment');
    const comment = api.field.arrived.find(({ action }) => action === 'comment');
    expect(comment?.body).toMatchObject({ text: expect.stringContaining('王小雨 已签名') as string, attachments: [{ claim: expect.stringMatching(/^claim-/) as string }] });
    await app.until(() => !app.text.includes('没有发送成功'), 'the settled queue');
  });

  it('lets a check-in that was refused above ground be made good, and sends the rest after it', async () => {
    const { app, api, phone } = startAs(engineer);
    phone.mediaAnswer = photo;
    phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}` } };
    await openJob(app);
    await accept(app);
    app.wechat.setOnline(false);
    // The device's place was set right after the phone read it: only the server knows that this is too far.
    phone.position = { ok: { latitude: elsewhere.latitude, longitude: elsewhere.longitude, accuracy: 2_500 } };
    await choose(app, '到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('定位签到');
    await app.untilPage('engineer/job/index');
    await app.press('开始记录');
    await writeRecord(app);
    app.wechat.setOnline(true);
    await app.untilText('换一种方式签到');
    await app.press('换一种方式签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('扫设备上的报修码');
    await app.untilPage('engineer/job/index');
    await app.until(() => api.field.arrived.length === 3, 'the rest');
    expect(api.field.arrived.map(({ action, body }) => body.method ?? action)).toEqual(['accept', 'sticker', 'record']);
  });

  it('refuses at once what would be refused later: nobody stands at the device then', async () => {
    const { app, api, phone } = startAs(engineer);
    await openJob(app);
    await accept(app);
    app.wechat.setOnline(false);
    phone.position = { ok: { latitude: elsewhere.latitude, longitude: elsewhere.longitude, accuracy: 20 } };
    phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.blank}` } };
    await choose(app, '到场签到');
    await app.untilPage('engineer/check-in/index');
    await app.press('定位签到');
    await app.untilText('您离设备还有 2.1 公里');
    await app.press('扫设备上的报修码');
    await app.untilText('这不是这台设备的报修码');
    expect(api.field.arrived).toHaveLength(1);
  });

  it('keeps a record that was begun when the app is thrown out of memory', async () => {
    const first = startAs(engineer);
    await openJob(first.app);
    await accept(first.app);
    first.phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}` } };
    first.app.open('engineer/check-in/index?id=1');
    await first.app.untilText('扫设备上的报修码');
    await first.app.press('扫设备上的报修码');
    await first.app.untilText('开始记录');
    await first.app.press('开始记录');
    await first.app.untilPage('engineer/record/index');
    await first.app.untilText('制冷剂泄漏');
    await first.app.press('制冷剂泄漏');
    await first.app.until(() => [...first.phone.storage.entries()].some(([key, value]) => key.endsWith('draft:1') && value.includes('制冷剂泄漏')), 'the kept draft');
    first.app.kill();

    const { app } = start(first.api, first.phone);
    app.open('engineer/record/index?id=1');
    await app.untilText('已恢复上次没写完的记录');
    expect(app.hasProperty('制冷剂泄漏')).toBe(true);
  });
});

describe('the size of the engineer’s pages', () => {
  it.each([
    ['engineer/today/index', '有异响'],
    ['engineer/job/index?id=3', '可能用到的配件'],
    ['engineer/check-in/index?id=2', '手动签到'],
    ['engineer/record/index?id=3', '检查清单'],
    ['engineer/finish/index?id=4', '还没有维修记录'],
  ])('stays within 1000 nodes, 30 levels and 60 children: %s', async (url, text) => {
    const { app, api } = startAs(engineer);
    fillDay(api.field);
    app.open(url);
    await app.untilText(text);
    const { count, depth, widest } = app.measures;
    expect(count).toBeLessThan(1000);
    expect(depth).toBeLessThan(30);
    expect(widest).toBeLessThanOrEqual(60);
  });
});
