import { codes } from '../fixture/data';
import { elsewhere } from '../fixture/job-data';
import { fillDay, working } from '../fixture/jobs';
import { accept, choose, engineer, openJob, photo, sign, writeRecord } from './engineer';
import { checkAndStop, start, startAs } from './start';

afterEach(checkAndStop);

describe('the engineer’s day, in the compiled mini-program', () => {
  it('goes from accepting over calling, setting out and checking in to work', async () => {
    const { app, api, phone } = startAs(engineer);
    await openJob(app);
    expect(app.text).toContain('138****5678');
    await accept(app);
    // Known now, and still not for everybody who looks over a shoulder.
    await app.until(() => {
      if (app.text.includes('138****5678')) app.tap('王小雨 138****5678');
      return app.text.includes('13812345678');
    }, 'the number');
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
