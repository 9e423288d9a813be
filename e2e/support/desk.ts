import type { Page } from 'playwright-core';
import { openPage } from './browser.js';
import { loginOf, system } from './system.js';

/** The console, logged in as somebody of this role. */
export async function openDesk(role: string, viewport?: { width: number; height: number }): Promise<Page> {
  const { username, password } = loginOf(role);
  const page = await openPage(system.console, viewport);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: /^登\s*录$/ }).click();
  await page.getByTestId('own-menu').waitFor();
  return page;
}
