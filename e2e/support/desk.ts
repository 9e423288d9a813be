import type { Page } from 'playwright-core';
import { openPage } from './browser.js';
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
