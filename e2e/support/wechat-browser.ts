import type { Page } from 'playwright-core';
import { openPage } from './browser.js';
import { control, system } from './system.js';

type Answer = { err_msg: string };
type BridgeWindow = Window & { payInWechat: (parameters: unknown) => Promise<Answer>; WeixinJSBridge?: unknown };

const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x18003233) NetType/WIFI Language/zh_CN';

/** A page of ours in WeChat's own browser, in somebody's hand: WeChat hangs its bridge onto the page, and takes the money. */
export async function openInWechat(person: string, url: string): Promise<Page> {
  const page = await openPage('about:blank', { width: 390, height: 844 });
  await page.exposeFunction('payInWechat', (params: unknown) => control<Answer>('pay/request-payment', 'POST', { person, params }));
  await page.addInitScript((userAgent) => {
    Object.defineProperty(navigator, 'userAgent', { get: () => userAgent });
    const here = window as unknown as BridgeWindow;
    here.WeixinJSBridge = {
      invoke: (_name: string, parameters: unknown, answer: (result: Answer) => void) => void here.payInWechat(parameters).then(answer),
    };
  }, agent);
  await page.goto(url);
  return page;
}

/** WeChat knows who looks at its page; the sandbox asks. */
export async function lookAs(page: Page, person: string): Promise<void> {
  await page.waitForURL(`${system.sandbox}/connect/oauth2/authorize**`);
  await page.locator(`[data-person="${person}"]`).click();
}
