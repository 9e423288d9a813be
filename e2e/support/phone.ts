import type { FrameLocator, Page } from 'playwright-core';
import { openPage } from './browser.js';
import { system } from './system.js';

/** The sandbox phone in somebody's hand. */
export class Phone {
  private constructor(readonly page: Page) {}

  /** @param person id of a person of the demo, such as `wang` */
  static async of(person: string, open?: string): Promise<Phone> {
    const query = new URLSearchParams({ person, ...(open ? { open } : {}) });
    return new Phone(await openPage(`${system.sandbox}/?${query.toString()}`, { width: 1280, height: 900 }));
  }

  on(testId: string) {
    return this.page.getByTestId(testId);
  }

  /** What the mini-program shows. */
  get app(): FrameLocator {
    return this.page.frameLocator('[data-testid=mini-program-frame]');
  }

  /** Scans a sticker with WeChat's own scanner, from the chat list. */
  async scan(label: string): Promise<void> {
    await this.on('wechat-menu').click();
    await this.on('wechat-scan').click();
    await this.on('sticker').filter({ hasText: label }).first().click();
    await this.on('mini-program').waitFor();
  }

  /** Scans a link that is shown somewhere else, such as the console's login code. */
  async openLink(url: string): Promise<void> {
    await this.on('wechat-menu').click();
    await this.on('wechat-scan').click();
    await this.on('scanner-link').click();
    await this.on('scanner-link-text').fill(url);
    await this.on('scanner-link-open').click();
  }
}
