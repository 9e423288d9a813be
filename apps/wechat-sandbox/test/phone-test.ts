import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { miniProgram, people, PhoneStage } from './phone-stage.js';

jest.setTimeout(60_000);

export interface PhoneTest {
  stage: () => PhoneStage;
  page: () => Page;
  on: (testId: string) => Locator;
  /** A button of the stand-in's, named for the bridge's method. */
  press: (method: string) => Promise<void>;
  /** Where the stand-in shows what it was answered. */
  answer: () => Locator;
  until: (locator: Locator, text: string | RegExp) => Promise<void>;
}

/** A fresh phone in the tenant's hand before every test. */
export function phoneTest(): PhoneTest {
  let stage: PhoneStage;
  let page: Page;
  beforeAll(async () => {
    stage = await PhoneStage.open();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    await stage.control('POST', 'reset');
    await stage.control('PUT', 'people', people);
    await stage.control('PUT', 'stickers', stage.stickers());
    page = await stage.page();
  });
  afterEach(() => page.context().close());
  return {
    stage: () => stage,
    page: () => page,
    on: (testId) => page.getByTestId(testId),
    press: (method) => miniProgram(page).locator(`#${method}`).click(),
    answer: () => miniProgram(page).locator('#answer'),
    until: (locator, text) => locator.filter({ hasText: text }).waitFor({ state: 'attached' }),
  };
}
