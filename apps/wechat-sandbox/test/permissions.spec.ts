import { describe, expect, it } from '@jest/globals';
import { configuration } from '../src/testing/start-sandbox.js';
import { keepPicture, miniProgram } from './phone-stage.js';
import { phoneTest } from './phone-test.js';

describe('what WeChat gives the mini-program', () => {
  const { stage, page, on, press, answer, until } = phoneTest();

  it('asks for the location once, remembers the answer, and can be asked to forget it', async () => {
    await on('place').nth(1).click();
    await on('accuracy').selectOption('100');
    await on('recent-mini-program').click();
    await press('getLocation');
    await on('prompt-location').waitFor();
    await keepPicture(page(), 'desktop-location-prompt');
    await on('prompt-allow').click();
    await until(answer(), '{"latitude":31.23041,"longitude":121.4737,"accuracy":100}');
    await press('getLocation');
    await until(answer(), '"latitude"');
    await on('location-denied').first().click();
    await press('getLocation');
    await until(answer(), 'auth deny');
    await on('location-ask').first().click();
    await press('getLocation');
    await on('prompt-deny').click();
    await until(answer(), 'auth deny');
    expect(await on('location-denied').first().getAttribute('aria-checked')).toBe('true');
  });

  it('asks once where two things want the location at the same moment', async () => {
    await on('location-ask').first().click();
    await on('recent-mini-program').click();
    await press('getLocation');
    await on('prompt-location').waitFor();
    // Under the sheet, where no finger reaches: the mini-program asks by itself.
    await miniProgram(page()).locator('#getLocation').dispatchEvent('click');
    await on('prompt-allow').click();
    await until(answer(), '"latitude"');
    await on('prompt-location').waitFor({ state: 'detached' });
  });

  it('goes where the coordinates say and where the map is tapped', async () => {
    await on('coordinates').fill('31.5, 121.25');
    await on('coordinates').press('Enter');
    await on('location-allowed').first().click();
    await on('recent-mini-program').click();
    await press('getLocation');
    await until(answer(), '{"latitude":31.5,"longitude":121.25,');
    await on('coordinates').fill('somewhere');
    await on('coordinates').press('Enter');
    await until(page().getByRole('alert'), '请填写纬度和经度');
    const box = (await on('map').boundingBox())!;
    await on('map').click({ position: { x: box.width / 2 + 100, y: box.height / 2 } });
    await press('getLocation');
    await until(answer(), /"latitude":31\.(5|499|500)\d*,"longitude":121\.25\d+/);
  });

  it('gives the phone number after the sheet, and refuses at once where the person refuses', async () => {
    await on('recent-mini-program').click();
    await press('getPhoneNumber');
    await until(on('prompt-phone-number'), '138****8000');
    await keepPicture(page(), 'desktop-phone-number-prompt');
    await on('prompt-deny').click();
    await until(answer(), 'getPhoneNumber:fail user deny');
    await press('getPhoneNumber');
    await on('prompt-allow').click();
    await until(answer(), '{"code":"');
    // A switch shows the server's word, a moment after the tap: `check` would look too early, so this clicks and waits for the fact.
    await on('refuses-phone').first().click();
    await page().waitForFunction(async () => (await (await fetch('/control/people')).json())[0].refusesPhone);
    await press('getPhoneNumber');
    await until(answer(), 'getPhoneNumber:fail user deny');
  });

  it('logs in with a code that works once at the server side', async () => {
    await on('recent-mini-program').click();
    await press('login');
    await until(answer(), '{"code":"');
    const { code } = JSON.parse((await answer().textContent()) ?? '{}') as { code: string };
    const query = new URLSearchParams({ appid: configuration.appId, secret: configuration.appSecret, js_code: code, grant_type: 'authorization_code' });
    const session = (await (await fetch(`${stage().address}/sns/jscode2session?${query}`)).json()) as { openid: string };
    const [tenant] = (await (await stage().control('GET', 'people')).json()) as { openid: string }[];
    expect(session.openid).toBe(tenant?.openid);
  });

  it('places a call only after a yes', async () => {
    await on('recent-mini-program').click();
    await press('makePhoneCall');
    await on('prompt-deny').click();
    await until(answer(), 'makePhoneCall:fail cancel');
    await press('makePhoneCall');
    await on('prompt-allow').click();
    await until(on('calling'), '4008001234');
    await on('hang-up').click();
    await until(answer(), 'null');
  });

  it('tells the mini-program that the network went, and refuses what needs it', async () => {
    await on('recent-mini-program').click();
    await until(miniProgram(page()).locator('#network'), 'online');
    await on('network-switch').click();
    await until(miniProgram(page()).locator('#network'), 'offline');
    await on('phone-offline').waitFor();
    await press('login');
    await until(answer(), 'login:fail');
    await on('network-switch').click();
    await until(miniProgram(page()).locator('#network'), 'online');
  });

  it('does not answer methods that it does not have', async () => {
    await on('recent-mini-program').click();
    await press('constructor');
    await until(answer(), 'fail no such method');
  });
});
