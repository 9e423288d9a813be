import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openPage, takePhoto } from './browser.js';
import { system } from './system.js';

/** A field of the mini-program by what stands in it while it is empty; on H5 the real field lies inside an element that says the same. */
export const fieldOf = (page: FrameLocator | Page, placeholder: string): Locator =>
  page.locator(`input[placeholder^="${placeholder}"], textarea[placeholder^="${placeholder}"]`).filter({ visible: true });

/** The sandbox phone in somebody's hand. */
export class Phone {
  private constructor(readonly page: Page) {}

  /** @param person id of a person of the demo, such as `wang` */
  static async of(person: string, open?: string): Promise<Phone> {
    const query = new URLSearchParams({ person, ...(open ? { open } : {}) });
    return new Phone(await openPage(`${system.sandbox}/?${query.toString()}`, { width: 1280, height: 900 }));
  }

  on(testId: string): Locator {
    return this.page.getByTestId(testId);
  }

  /** What the mini-program shows. */
  get app(): FrameLocator {
    return this.page.frameLocator('[data-testid=mini-program-frame]');
  }

  /** What the phone's own browser shows, outside WeChat. */
  get browser(): FrameLocator {
    return this.page.frameLocator('[data-testid=browser-frame]');
  }

  /** One of the mini-program's buttons. Pages behind the current one are hidden, so that they never answer. */
  button(name: string | RegExp): Locator {
    return this.app.getByRole('button', { name, exact: typeof name === 'string' });
  }

  field(placeholder: string): Locator {
    return fieldOf(this.app, placeholder);
  }

  /** Words on the current page of the mini-program. */
  text(words: string | RegExp): Locator {
    return this.app.getByText(words).filter({ visible: true }).first();
  }

  /** Adds photos to whatever the mini-program shows now. */
  async addPhotos(...captions: string[]): Promise<void> {
    await this.choosePhotos(this.button('添加'), captions);
  }

  /** Takes one photo by this button. */
  async addPhoto(button: Locator, caption: string): Promise<void> {
    await this.choosePhotos(button, [caption]);
  }

  private async choosePhotos(button: Locator, captions: string[]): Promise<void> {
    const photos = await Promise.all(captions.map((caption) => takePhoto(this.page, caption)));
    const chooser = this.page.waitForEvent('filechooser');
    await button.click();
    await (await chooser).setFiles(photos);
  }

  async openApp(name: 'wechat' | 'messages' | 'camera' | 'browser'): Promise<void> {
    await this.on('home-key').click();
    await this.on(`app-${name}`).click();
  }

  /** The mini-program, from WeChat's list of recent ones. */
  async openMiniProgram(): Promise<void> {
    await this.on('recent-mini-program').click();
    await this.on('mini-program').waitFor();
  }

  /** The newest one-time code among the phone's messages. */
  async readCode(): Promise<string> {
    await this.openApp('messages');
    const text = await this.on('sms-copy-code').last().innerText();
    const code = /\d{6}/.exec(text)?.[0];
    if (!code) throw new Error(`no code in “${text}”`);
    return code;
  }

  /** Opens a page of the mini-program by its address, as no button leads there for everybody. */
  async goTo(path: string): Promise<void> {
    const frame = await (await this.on('mini-program-frame').elementHandle())?.contentFrame();
    await frame?.evaluate((hash) => {
      location.hash = hash;
    }, path);
  }

  /** Scans a sticker with WeChat's own scanner, from the chat list. */
  async scan(label: string): Promise<void> {
    await this.startScanner();
    await this.on('sticker').filter({ hasText: label }).first().click();
    await this.on('mini-program').waitFor();
  }

  /** Scans a link that is shown somewhere else, such as the console's login code. */
  async openLink(url: string): Promise<void> {
    await this.startScanner();
    await this.on('scanner-link').click();
    await this.on('scanner-link-text').fill(url);
    await this.on('scanner-link-open').click();
  }

  private async startScanner(): Promise<void> {
    if (await this.on('capsule-close').isVisible()) await this.on('capsule-close').click();
    await this.on('wechat-menu').click();
    await this.on('wechat-scan').click();
  }
}
