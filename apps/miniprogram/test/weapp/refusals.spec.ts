import { account, codes } from '../fixture/data';
import { checkAndStop, start, startAs } from './start';

afterEach(checkAndStop);

describe('who refuses', () => {
  it('the phone number can type it, and is told so', async () => {
    const { app, api } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('用微信手机号');
    app.answerButton('用微信手机号', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
    await app.untilText('没有得到授权');
    app.tap('漏水');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '13812345678');
    app.tap('提交报修');
    await app.untilPage('pages/progress/index');
    expect(api.calledWith('PUT /me/phone')).toHaveLength(0);
  });

  it('nothing gets the number by one tap', async () => {
    const { app, api } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('用微信手机号');
    app.answerButton('用微信手机号', 'getphonenumber', { code: 'phone-code-1', errMsg: 'getPhoneNumber:ok' });
    await app.until(() => app.hasProperty('13812345678'), 'the number');
    expect(api.calledWith('PUT /me/phone')[0]?.body).toEqual({ wechatPhoneCode: 'phone-code-1' });
  });

  it('pays no attention to a quota that is used up, but offers typing', async () => {
    const { app } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('用微信手机号');
    app.answerButton('用微信手机号', 'getphonenumber', { errMsg: 'getPhoneNumber:fail', errno: 1400001 });
    await app.untilText('一键获取手机号暂不可用，请手动输入');
  });

  it('the camera can type the code', async () => {
    const { app, phone } = start();
    phone.scanAnswer = { fail: { errMsg: 'scanCode:fail auth deny' } };
    app.open('pages/home/index');
    await app.untilText('扫码报修');
    app.tap('扫码报修');
    await app.until(() => app.wechat.toasts.some((toast) => toast.includes('没有相机权限')), 'the explanation');
    app.tap('手动输入编号');
    await app.untilText('报修码编号');
    app.type('例如 7K3M-9Q2X-WTT', '7k3m-9q2x-wtt');
    app.tap('打开');
    await app.untilPage('pages/scan/index');
    await app.untilText('会议室天花板嵌入式空调');
  });

  it('the privacy agreement goes on without a photo, and who agrees goes on with it', async () => {
    const { app, api, phone } = start();
    phone.privacyAgreed = false;
    phone.mediaAnswer = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/d.jpg', size: 90_000, fileType: 'image' }] } };
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('漏水');
    app.tap('添加');
    await app.untilText('隐私保护提示');
    app.tap('不同意，手动填写');
    await app.until(() => app.wechat.toasts.some((toast) => toast.includes('您没有同意隐私保护指引')), 'the explanation');
    await app.until(() => !app.text.includes('隐私保护提示'), 'the sheet to go');

    app.tap('添加');
    await app.untilText('同意并继续');
    app.answerButton('同意并继续', 'agreeprivacyauthorization', {});
    await app.until(() => api.calledWith('POST /attachments').length === 1, 'the upload');
  });

  it('cancels scanning without being told off', async () => {
    const { app } = start();
    app.open('pages/home/index');
    await app.untilText('扫码报修');
    app.tap('扫码报修');
    await app.until(() => app.wechat.used.has('scanCode'), 'the scan');
    expect(app.wechat.toasts).toEqual([]);
  });
});

describe('stickers that cannot be reported with', () => {
  it.each([
    [codes.blank, '这张报修码还没有启用'],
    [codes.lost, '这张报修码已挂失'],
    [codes.unknown, '没有找到这张报修码'],
    ['ABCDEFGHJK1', '这不是有效的报修码'],
  ])('say so in a plain sentence, with the service phone: %s', async (code, sentence) => {
    const { app, phone } = start();
    app.open(`pages/scan/index?code=${code}`);
    await app.untilText(sentence);
    await app.untilText('400-820-1234');
    app.tap('拨打服务电话 400-820-1234');
    expect(phone.phoneCalls).toEqual(['400-820-1234']);
  });

  it('says first that a device is retired, promises nothing and leads to a report without it', async () => {
    const { app } = start();
    app.open(`pages/scan/index?code=${codes.retired}`);
    await app.untilText('这台设备已报废，不再维修');
    expect(app.text).not.toContain('预计答复');
    expect(app.text).not.toContain('维修可能收费');
    app.tap('不用报修码报修');
    await app.untilPage('pages/report/index');
  });

  it('offers binding only to who may', async () => {
    const tenant = start();
    tenant.app.open('pages/my-reports/index');
    await tenant.app.untilText('不制冷');
    tenant.app.open(`pages/scan/index?code=${codes.blank}`);
    await tenant.app.untilText('这张报修码还没有启用');
    expect(tenant.app.text).not.toContain('绑定到设备');

    const { app, api } = startAs(account(['requester', 'engineer']));
    app.open('pages/my-reports/index');
    await app.untilText('不制冷');
    app.open(`pages/scan/index?code=${codes.blank}`);
    await app.untilText('绑定到设备');
    app.tap('绑定到设备');
    await app.untilPage('staff/bind-sticker/index');
    await app.untilText('机房精密空调');
    app.tap('机房精密空调');
    await app.untilText('绑定到「机房精密空调」？');
    app.tap('绑定');
    await app.untilText('绑定成功');
    expect(api.calledWith('POST /stickers/:id/bind')[0]?.body).toEqual({ assetId: 104 });
  });

  it('refuses binding to a tenant who finds the page', async () => {
    const { app } = start();
    app.open(`staff/bind-sticker/index?code=${codes.blank}`);
    await app.untilText('没有绑定权限');
  });
});

describe('what is not there', () => {
  it('offers a way on instead of asking again', async () => {
    const { app } = start();
    app.open('pages/progress/index?id=999');
    await app.untilText('没有找到');
    expect(app.text).not.toContain('重试');
    app.tap('首页');
    await app.untilPage('pages/home/index');
  });

  it('leads home from a page that does not exist', async () => {
    const { app } = start();
    app.open('pages/my-reports/index');
    await app.untilText('不制冷');
    app.loseWay('pages/old/index');
    await app.untilPage('pages/home/index');
  });
});

describe('staff by WeChat', () => {
  it('confirms a console login with its browser and address', async () => {
    const { app, api } = startAs(account(['requester', 'engineer']));
    app.open('staff/login-request/index?token=abc');
    await app.untilText('Chrome · Windows');
    expect(app.text).toContain('203.0.113.24');
    app.tap('确认登录');
    await app.untilText('已确认，请看电脑');
    expect(api.calledWith('POST /auth/login-requests/:token/approve')).toHaveLength(1);
  });

  it('accepts an invitation with a fresh login code', async () => {
    const { app, api } = start();
    app.open('staff/invitation/index?token=abc');
    await app.untilText('云栖物业服务有限公司 邀请您加入');
    app.tap('接受并绑定此微信');
    await app.untilText('已加入');
    expect(api.calledWith('POST /invitations/:token/accept')[0]?.body).toEqual({ wechatCode: 'login-1' });
  });
});
