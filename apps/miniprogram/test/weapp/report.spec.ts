import { codes } from '../fixture/data';
import { checkAndStop, start } from './start';

afterEach(checkAndStop);

const link = (code: string): string => encodeURIComponent(`https://repair.example.com/r/${code}`);

describe('from a sticker to the progress, in the compiled mini-program', () => {
  it('opens the device of an ordinary link without logging in', async () => {
    const { app, api } = start();
    app.open(`pages/scan/index?q=${link(codes.airConditioner)}&scancode_time=1790000000`);
    await app.untilText('会议室天花板嵌入式空调');
    expect(app.text).toContain('保修期内，至 2027年6月30日');
    expect(app.text).toMatch(/现在报修，.* 前答复/);
    expect(api.calledWith('POST /auth/wechat')).toHaveLength(0);
  });

  it('opens the same device from the scene of a wxacode and from its own scanner', async () => {
    const { app, phone } = start();
    app.open(`pages/scan/index?scene=${codes.airConditioner}`);
    await app.untilText('会议室天花板嵌入式空调');

    phone.scanAnswer = { ok: { result: `https://repair.example.com/r/${codes.airConditioner}`, scanType: 'QR_CODE' } };
    app.open('pages/home/index');
    await app.untilText('扫码报修');
    app.tap('扫码报修');
    await app.untilPage('pages/scan/index');
    await app.untilText('会议室天花板嵌入式空调');
  });

  it('reports with a photo and shows the progress', async () => {
    const { app, api, phone } = start();
    phone.mediaAnswer = { ok: { type: 'mix', tempFiles: [{ tempFilePath: 'http://tmp/a.jpg', size: 120_000, fileType: 'image' }] } };
    app.open(`pages/scan/index?q=${link(codes.airConditioner)}`);
    await app.untilText('会议室天花板嵌入式空调');
    app.tap('报修');
    await app.untilPage('pages/report/index');
    await app.untilText('不制冷');
    app.tap('不制冷');
    app.type('例如：空调出风不冷，有异响，已持续两天', '出风口吹热风');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '138 1234 5678');
    app.tap('添加');
    await app.until(() => api.calledWith('POST /attachments').length === 1, 'the upload');
    app.tap('较急');
    app.tap('提交报修');
    await app.untilPage('pages/progress/index');
    await app.untilText('报修已提交');
    expect(app.text).toContain('已收到您的报修，客服正在查看');
    expect(app.text).toContain('出风口吹热风');

    const [submitted] = api.calledWith('POST /my/tickets');
    expect(submitted?.body).toMatchObject({
      stickerCode: codes.airConditioner, problemTypeId: 11, description: '出风口吹热风', urgency: 'urgent',
      contact: { name: '王小雨', phone: '13812345678' }, attachments: [{ claim: expect.stringMatching(/^claim-/) as string }],
    });
    // What was sent is no longer kept on the phone.
    expect(phone.files.size).toBe(0);
    expect([...phone.storage.keys()].filter((key) => key.includes('draft'))).toEqual([]);
  });

  it('makes one ticket with one key out of a double tap', async () => {
    const { app, api } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('漏水');
    app.tap('漏水');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '13812345678');
    app.doubleTap('提交报修');
    await app.untilPage('pages/progress/index');
    expect(api.calledWith('POST /my/tickets')).toHaveLength(1);
    expect(api.tickets.size).toBe(2);
  });

  it('says what is missing beside the field, scrolls there and loses nothing', async () => {
    const { app, api } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('不制冷');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '1234');
    app.tap('提交报修');
    await app.untilText('请输入 11 位手机号');
    expect(app.text).toContain('请填写这一项');
    await app.until(() => app.wechat.scrolledTo === '#report-description', 'the scroll');
    expect(app.hasProperty('王小雨')).toBe(true);
    expect(api.calledWith('POST /my/tickets')).toHaveLength(0);
  });

  it('takes a phone number as it was copied, and a file that is refused out of the form', async () => {
    const { app, api, phone } = start();
    phone.mediaAnswer = { ok: { type: 'mix', tempFiles: [{ tempFilePath: 'http://tmp/a.jpg', size: 120_000, fileType: 'image' }] } };
    api.refusedUploads = 1;
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('不制冷');
    app.tap('不制冷');
    app.tap('添加');
    await app.until(() => app.wechat.toasts.includes('只能上传照片和视频，请换一个文件'), 'the refusal');
    await app.until(() => phone.files.size === 0, 'the file to go');
    expect(app.text).not.toContain('上传失败');
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '8613812345678');
    app.tap('提交报修');
    await app.untilPage('pages/progress/index');
    expect(api.calledWith('POST /my/tickets')[0]?.body).toMatchObject({ contact: { phone: '13812345678' } });
    expect(api.calledWith('POST /my/tickets')[0]?.body).not.toHaveProperty('attachments');
  });

  it('keeps what is wrong with one field while another is mended', async () => {
    const { app } = start();
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('不制冷');
    app.type('11 位手机号', '1234');
    app.tap('提交报修');
    await app.untilText('请输入 11 位手机号');
    app.type('怎么称呼您', '王小雨');
    app.tap('不制冷');
    await app.until(() => !app.text.includes('请填写这一项'), 'the mended fields');
    expect(app.text).toContain('请输入 11 位手机号');
  });

  it('keeps the draft when the app is thrown out of memory', async () => {
    const first = start();
    first.phone.mediaAnswer = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/b.jpg', size: 90_000, fileType: 'image' }] } };
    first.app.open(`pages/report/index?code=${codes.airConditioner}`);
    await first.app.untilText('有异响');
    first.app.tap('有异响');
    first.app.type('例如：空调出风不冷，有异响，已持续两天', '晚上声音特别大');
    first.app.tap('添加');
    await first.app.until(() => [...first.phone.storage.values()].some((value) => value.includes('http://store/b.jpg') && value.includes('晚上声音特别大')), 'the kept draft');
    first.app.kill();

    const { app, api } = start(first.api, first.phone);
    app.open(`pages/report/index?code=${codes.airConditioner}`);
    await app.untilText('已恢复上次没写完的内容');
    expect(app.hasProperty('晚上声音特别大')).toBe(true);
    app.type('怎么称呼您', '王小雨');
    app.type('11 位手机号', '13812345678');
    app.tap('提交报修');
    await app.untilPage('pages/progress/index');
    expect(api.calledWith('POST /my/tickets')[0]?.body).toMatchObject({ problemTypeId: 13, description: '晚上声音特别大', attachments: [{}] });
  });

  it('leads back to the progress of what was reported here without an account, which needs no follower', async () => {
    const { app, api, phone } = start();
    const own = { token: 'follow-11', url: '', stickerCode: codes.withOpenTicket, number: '10002343', problem: '开关门异常', submittedAt: new Date().toISOString() };
    phone.storage.set('scanfix:followed', JSON.stringify([own]));
    app.open(`pages/scan/index?code=${codes.withOpenTicket}`);
    await app.untilText('这是您在此设备上提交的报修');
    expect(app.text).not.toContain('我也遇到了');
    app.tap('查看进度');
    await app.untilPage('pages/progress/index');
    expect(api.calledWith('POST /my/follows')).toHaveLength(0);
  });

  it('offers me too for a device with an open ticket, and follows it', async () => {
    const { app, api } = start();
    app.open(`pages/scan/index?code=${codes.withOpenTicket}`);
    await app.untilText('已有一份正在处理的报修');
    app.tap('我也遇到了');
    await app.untilPage('pages/progress/index');
    await app.untilText('客服已受理，正在为您安排工程师');
    expect(api.calledWith('POST /my/follows')[0]?.body).toEqual({ stickerCode: codes.withOpenTicket, ticketNumber: '10002343' });
  });
});
