import type { WorkLogView } from '@scanfix/shared-types';
import { account } from '../fixture/data';
import type { MiniProgram } from './mini-program';

/** What an engineer does on the screen, step by step. */
export const engineer = account(['requester', 'engineer']);
export const recorded: WorkLogView = { faultCode: null, cause: '通讯板受潮', action: '更换通讯板', note: null, labourMinutes: 40, parts: [], photos: [], video: null, checklist: [], recordedAt: '2026-03-02T01:00:00.000Z', version: 1 };
export const photo = { ok: { type: 'image', tempFiles: [{ tempFilePath: 'http://tmp/photo.jpg', size: 90_000, fileType: 'image' }] } };

export async function openJob(app: MiniProgram): Promise<void> {
  app.open('engineer/today/index');
  await app.untilText('不制冷');
  await app.press('不制冷');
  await app.untilPage('engineer/job/index');
  await app.untilText('报修内容');
}

/** Accepted, and the server has said so. */
export async function accept(app: MiniProgram): Promise<void> {
  await app.press('接单');
  await app.until(() => app.wechat.toasts.includes('已接单'), 'the acceptance');
  await app.untilText('已接单，请按时出发');
}

export async function choose(app: MiniProgram, action: string): Promise<void> {
  await app.press('更多');
  await app.press(action);
}

export async function sign(app: MiniProgram, button = '请报修人签名', again = '重新签名'): Promise<void> {
  await app.press(button);
  await app.untilText('请横过手机');
  await app.draw([[40, 60], [40, 160], [60, 240]]);
  await app.press('确认签名');
  await app.untilText(again);
}

export async function writeRecord(app: MiniProgram): Promise<void> {
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
