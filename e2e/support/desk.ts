import type { Page } from 'playwright-core';
import { keepPicture, openPage, waitForCount } from './browser.js';
import { send } from './office.js';
import { loginOf, system } from './system.js';

/** The console, logged in as somebody of this role. */
export async function openDesk(role: string, viewport?: { width: number; height: number }): Promise<Page> {
  const { username, password } = loginOf(role);
  const page = await openPage(system.console, viewport);
  await logIn(page, username, password);
  await page.getByTestId('own-menu').waitFor();
  return page;
}

/** Types both into the login page and sends them; what comes next is the story's business. */
export async function logIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.locator('button[type=submit]:not(.ant-btn-loading)').click();
}

/** Each page of the console has its address behind the `#`. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(`${system.console}/#${path}`);
}

/** A picture of the console without the words that come over it and go by themselves. */
export async function keepDesk(page: Page, name: string): Promise<void> {
  await waitForCount(page.locator('.ant-message-notice'), 0);
  await keepPicture(page, name);
}

/** Something that somebody of this role does without the console's screen. */
export async function asRole<Answer>(role: string, method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const { username, password } = loginOf(role);
  const { accessToken } = await send<{ accessToken: string }>('POST', '/auth/password', { username, password });
  return send<Answer>(method, path, body, { authorization: `Bearer ${accessToken}` });
}
