import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture, openPage, useBrowser, waitForCount } from '../support/browser.js';
import { goTo, logIn, openDesk } from '../support/desk.js';
import { inviteStaff, newPerson, someDigits, useOffice } from '../support/office.js';
import { Phone } from '../support/phone.js';
import { system } from '../support/system.js';

/** The staff, on their way in. */
describe('Logging in to the console', () => {
  useBrowser();
  useOffice();
  const username = `xiaoye${someDigits()}`;
  const ownPassword = '春风十里不如准时上门';

  it('lets an agent in who scans the login page with the mini-program and confirms on the phone', async () => {
    // From an empty page: the answer of a page that is left has no body any more.
    const desk = await openPage('about:blank');
    const created = desk.waitForResponse((response) => response.url().endsWith('/auth/login-requests') && response.ok());
    await desk.goto(system.console);
    const { url } = (await (await created).json()) as { url: string };
    await desk.locator('[data-testid=qr-login][data-status=waiting]').waitFor();
    await desk.getByAltText('登录二维码').waitFor();
    const phone = await Phone.of('lin');
    await phone.openLink(url);
    await phone.button('确认登录').waitFor();
    await desk.locator('[data-testid=qr-login][data-status=scanned]').waitFor();
    await keepPicture(desk, 'console-login');
    await phone.button('确认登录').click();
    await phone.text('已确认，请看电脑').waitFor();
    await desk.getByTestId('own-menu').getByText('林晓').waitFor();
  });

  it('says the same for a wrong password and an unknown name, and locks after five', async () => {
    const invited = await inviteStaff({ name: '罗忘记', roles: ['agent'], username: `luo${someDigits()}` });
    const desk = await openPage(system.console);
    await logIn(desk, `nobody${someDigits()}`, 'wrong-password-1');
    await desk.getByText('用户名或密码不对，请重新输入。').waitFor();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = desk.waitForResponse((response) => response.url().endsWith('/auth/password'));
      await logIn(desk, invited.staff.username ?? '', `wrong-password-${attempt}`);
      await answered;
    }
    await logIn(desk, invited.staff.username ?? '', invited.initialPassword ?? '');
    await desk.getByText(/账号已锁定到/).waitFor();
    await desk.getByText(/还要等/).waitFor();
    expect(await desk.getByTestId('own-menu').count()).toBe(0);
  });

  it('makes somebody newly invited choose a password of their own first', async () => {
    const admin = await openDesk('admin');
    await goTo(admin, '/staff');
    await admin.getByRole('button', { name: '邀请员工' }).click();
    const dialog = admin.getByRole('dialog', { name: '邀请员工' });
    await dialog.getByLabel('姓名').fill('叶小青');
    await dialog.getByLabel(/用户名/).fill(username);
    await dialog.getByRole('checkbox', { name: /^客服/ }).check();
    await dialog.getByRole('button', { name: /^邀\s*请$/ }).click();
    const initial = (await admin.getByTestId('initial-password').innerText()).trim().split('\n').at(-1)?.trim() ?? '';
    await admin.getByRole('button', { name: '我已转交' }).click();

    const desk = await openPage(system.console);
    await logIn(desk, username, initial);
    await desk.getByText('请先修改密码').waitFor();
    await desk.getByLabel('当前密码').fill(initial);
    await desk.getByLabel('新密码', { exact: true }).fill('short');
    await desk.getByLabel('再输入一次').fill('short');
    await desk.getByRole('button', { name: '修改密码' }).click();
    await desk.getByText('至少 10 个字符', { exact: true }).waitFor();
    await desk.getByLabel('新密码', { exact: true }).fill(ownPassword);
    await desk.getByLabel('再输入一次').fill(ownPassword);
    await desk.getByRole('button', { name: '修改密码' }).click();
    await desk.getByTestId('own-menu').getByText('叶小青').waitFor();
  });

  it('lists where one is logged in, and ends the other session at once', async () => {
    const [here, there] = [await openPage(system.console), await openPage(system.console)];
    for (const desk of [here, there]) {
      await logIn(desk, username, ownPassword);
      await desk.getByTestId('own-menu').waitFor();
    }
    await goTo(here, '/account');
    const sessions = here.getByRole('listitem').filter({ hasText: '控制台' });
    await sessions.filter({ hasText: '当前设备' }).waitFor();
    const others = sessions.filter({ has: here.getByRole('button', { name: /^退\s*出$/ }) });
    await others.first().waitFor();
    for (let left = await others.count(); left > 0; left -= 1) {
      await others.first().getByRole('button', { name: /^退\s*出$/ }).click();
      await here.getByRole('tooltip').getByRole('button', { name: /^退\s*出$/ }).click();
      await waitForCount(others, left - 1);
    }
    await goTo(there, '/assets');
    await there.getByLabel('用户名').waitFor();
    await here.getByTestId('own-menu').waitFor();
  });

  it('binds an engineer’s WeChat by the invitation', async () => {
    const worker = await newPerson('马师傅');
    const { invitationUrl } = await inviteStaff({ name: '马师傅', roles: ['engineer'] });
    const phone = await Phone.of(worker.id);
    await phone.openLink(invitationUrl);
    await phone.text(/邀请您加入/).waitFor();
    await phone.text('工程师').waitFor();
    await phone.button('接受并绑定此微信').click();
    await phone.text('欢迎，马师傅').waitFor();
    await phone.button('进入首页').click();
    await phone.button(/绑定报修码/).waitFor();
  });

  it('shows each role its own menu', async () => {
    const books = ['财务概览', '收款', '退款', '应收账款', '月结账单', '发票', '对账', '报表', '账簿', '导出', '价目', '服务合同'];
    const people = ['报修人', '客户', '员工', '工程师'];
    const rules = ['派单规则', '机构设置', '服务时限', '收费规则'];
    expect(await menuOf(await openDesk('agent'))).toEqual([
      '工单', '派单台', '电话报修', '回访', '收款', '退款', '价目', '服务合同', '设备', '分类与型号', '作业标准', '配件', '报修码', '位置', ...people, ...rules, '我的账号',
    ]);
    expect(await menuOf(await openDesk('manager'))).toEqual([
      '工单', '派单台', '异常签到', '电话报修', '回访', ...books, '设备', '分类与型号', '作业标准', '配件', '导入设备', '报修码', '位置', ...people, ...rules, '运行', '我的账号',
    ]);
    const finance = await openDesk('finance');
    expect(await menuOf(finance)).toEqual([
      ...books, '工单', '派单台', '回访', '设备', '分类与型号', '作业标准', '配件', '报修码', '位置', ...people, ...rules, '我的账号',
    ]);
    await goTo(finance, '/imports');
    await finance.getByText('您的角色看不到这个页面').waitFor();
  });
});

const menuOf = (desk: Page): Promise<string[]> => desk.getByRole('navigation', { name: '菜单' }).getByRole('menuitem').allInnerTexts();
