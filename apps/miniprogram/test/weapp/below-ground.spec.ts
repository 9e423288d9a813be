import { codes } from '../fixture/data';
import { elsewhere } from '../fixture/job-data';
import { working } from '../fixture/jobs';
import { accept, choose, engineer, openJob, photo, recorded, sign, writeRecord } from './engineer';
import { checkAndStop, start, startAs } from './start';

afterEach(checkAndStop);

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
