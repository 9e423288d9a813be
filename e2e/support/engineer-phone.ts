import type { Locator } from 'playwright-core';
import type { Person } from './crew.js';
import { Phone } from './phone.js';

/** One of the views of 我的工单: 待办 (which tells how many), 可领取, 历史. */
export const jobsTab = (phone: Phone, name: RegExp): Locator => phone.app.getByRole('tab', { name });

/** The engineer's phone with 我的工单 open. It may know where it is, so that WeChat's question never lies over the next button. */
export async function openJobs(engineer: Person): Promise<Phone> {
  const phone = await Phone.of(engineer.id);
  await phone.on('location-allowed').click();
  await phone.openMiniProgram();
  await phone.text('我的工单').click();
  await jobsTab(phone, /待办/).waitFor();
  return phone;
}

/** Somebody writes a name on the signature pad and confirms it. */
export async function sign(phone: Phone): Promise<void> {
  await phone.app.locator('canvas').last().waitFor();
  const pad = await phone.app.locator('canvas').last().boundingBox();
  if (!pad) throw new Error('there is nothing to sign on');
  const { mouse } = phone.page;
  const at = (x: number, y: number): [number, number] => [pad.x + pad.width * x, pad.y + pad.height * y];
  await mouse.move(...at(0.35, 0.25));
  await mouse.down();
  for (const point of [at(0.6, 0.35), at(0.35, 0.45), at(0.65, 0.55), at(0.35, 0.65), at(0.6, 0.75)]) await mouse.move(...point, { steps: 8 });
  await mouse.up();
  await phone.button('确认签名').click();
}
