import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobDetail, JobSummary, Page as PageOf, TicketDetail, VisitView } from '@scanfix/shared-types';
import type { Locator, Page } from 'playwright-core';
import { keepSideBySide, useBrowser, waitForCount } from '../support/browser.js';
import { newEngineer, newTriagedTicket, tokenOf, type Engineer, type Reported } from '../support/crew.js';
import { goTo, openDesk } from '../support/desk.js';
import { jobsTab, openJobs } from '../support/engineer-phone.js';
import { newStuckDevice, office, send, useOffice, type StuckDevice } from '../support/office.js';
import type { Phone } from '../support/phone.js';

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const claims = '**/jobs/pool/*/claim';

/** Twenty engineers want the same job at the same moment: two with their thumbs, eighteen through the same calls without a screen. */
describe('Claiming from the pool', () => {
  useBrowser();
  useOffice();
  let device: StuckDevice;
  let crew: Engineer[];
  let tokens: string[];
  let reported: Reported;
  let phones: Phone[];
  let desk: Page;
  let winner: Engineer;

  beforeAll(async () => {
    device = await newStuckDevice();
    crew = await Promise.all([...surnames].map((surname, index) => newEngineer(surname, 0.01 + index * 0.001)));
    tokens = await Promise.all(crew.map(tokenOf));
    reported = await newTriagedTicket(device, '许女士');
    desk = await openDesk('agent', { width: 1280, height: 800 });
    await goTo(desk, `/tickets/${reported.ticketId}`);
    await desk.locator('[data-testid=live-status][data-status=live]').waitFor();
  });

  // Twenty more experts around the corner would stand in every later recommendation.
  afterAll(async () => {
    await Promise.all(crew.filter((one) => one !== winner).map(({ staffId }) => office('PATCH', `/staff/${staffId}`, { status: 'disabled' })));
  });

  it('shows the waiting job to every engineer who could take it', async () => {
    phones = await Promise.all(crew.slice(0, 2).map(openJobs));
    for (const phone of phones) {
      await jobsTab(phone, /可领取/).click();
      await claimOf(phone, device).waitFor();
    }
    await keepSideBySide('claim-pool', phones.map((phone) => phone.on('phone')));
  });

  it('gives it to exactly one of twenty who claim it at the same moment, and tells the others', async () => {
    const [shoot, shot] = startingGun();
    // What the two thumbs ask for stands at the start until the eighteen are there as well.
    for (const { page } of phones) {
      await page.route(claims, async (route) => {
        await shot;
        await route.continue();
      });
    }
    const atTheStart = phones.map(({ page }) => page.waitForRequest(claims));
    for (const phone of phones) await claimOf(phone, device).click();
    await Promise.all(atTheStart);
    const rivals = tokens.slice(2).map(async (token) => {
      await shot;
      return send<JobDetail>('POST', `/jobs/pool/${reported.ticketId}/claim`, undefined, { authorization: `Bearer ${token}` });
    });
    shoot();
    const [seen, answers] = await Promise.all([Promise.all(phones.map(outcomeOf)), Promise.allSettled(rivals)]);
    const won = [...seen.map((outcome) => outcome === 'won'), ...answers.map(({ status }) => status === 'fulfilled')];
    expect(won.filter(Boolean)).toHaveLength(1);
    const refusals = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []));
    for (const refusal of refusals) expect(refusal).toMatch(/: 409 .*"already-taken"/);
    const first = crew[won.indexOf(true)];
    if (!first) throw new Error('nobody has won');
    winner = first;
    await desk.getByTestId('timeline').locator('[data-kind=assign]').filter({ hasText: winner.name }).waitFor();
    await keepSideBySide('claim-race', [...phones.map((phone) => phone.on('phone')), desk]);
    for (const phone of phones.filter((_phone, index) => !won[index])) await waitForCount(claimOf(phone, device), 0);
  });

  it('shows the desk the one who has it, and nobody else has it', async () => {
    await waitForCount(desk.getByTestId('timeline').locator('[data-kind=assign]'), 1);
    await desk.getByRole('tab', { name: /上门记录/ }).click();
    await waitForCount(desk.getByTestId('visit'), 1);
    await desk.getByTestId('visit').filter({ hasText: winner.name }).getByText('抢单').waitFor();
    const ticket = await office<TicketDetail>('GET', `/tickets/${reported.ticketId}`);
    expect(ticket).toMatchObject({ state: 'accepted', engineer: { id: winner.staffId } });
    const visits = await office<VisitView[]>('GET', `/tickets/${reported.ticketId}/visits`);
    expect(visits).toMatchObject([{ engineer: { id: winner.staffId }, method: 'claimed', outcome: null }]);
    const jobs = await Promise.all(tokens.map((token) => send<PageOf<JobSummary>>('GET', '/jobs', undefined, { authorization: `Bearer ${token}` })));
    expect(crew.filter((_engineer, index) => jobs[index]?.items.length !== 0)).toEqual([winner]);
  });
});

function startingGun(): [shoot: () => void, shot: Promise<void>] {
  let shoot = (): void => undefined;
  const shot = new Promise<void>((resolve) => {
    shoot = resolve;
  });
  return [shoot, shot];
}

/** The 领取 of the device's own card: the innermost element that has both. */
function claimOf({ app, page }: Phone, { name }: StuckDevice): Locator {
  const claim = page.getByRole('button', { name: '领取', exact: true });
  return app.locator('taro-view-core').filter({ hasText: name }).filter({ has: claim }).last().locator(claim);
}

/** Who has it stands on the job's page, ready to set out; everybody else is told that they were too slow. */
async function outcomeOf(phone: Phone): Promise<'won' | 'lost'> {
  const won = phone.button('出发');
  await won.or(phone.text('手慢了，已被别的工程师领走')).waitFor();
  return (await won.isVisible()) ? 'won' : 'lost';
}
