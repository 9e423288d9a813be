import type { Me } from '@scanfix/shared-types';
import { FixtureApi } from '../fixture/api';
import { Phone } from './fake-wechat';
import { MiniProgram } from './mini-program';

const started: MiniProgram[] = [];

/** The address a production build is given; the default of the build otherwise. */
const apiPath = (url: string): string => url.slice(url.indexOf('/api/v1') + '/api/v1'.length);

export function start(api = new FixtureApi(), phone = new Phone()): { app: MiniProgram; api: FixtureApi; phone: Phone } {
  const app = new MiniProgram(({ method, url, headers, body }) => api.handle({ method, path: apiPath(url), headers, body }), phone);
  started.push(app);
  return { app, api, phone };
}

export const startAs = (me: Me): ReturnType<typeof start> => start(new FixtureApi(me));

/** After each test: nothing runs on, nothing forbidden was touched, and WeChat's limits were kept. */
export function checkAndStop(): void {
  for (const app of started.splice(0)) {
    const largest = Math.max(0, ...app.setDatas.map(({ bytes }) => bytes));
    const measured = { violations: app.wechat.violations, errors: app.errors, largestFits: largest <= 256 * 1024, paceFits: app.busiestTwoSeconds <= 40 };
    app.kill();
    expect(measured).toEqual({ violations: [], errors: [], largestFits: true, paceFits: true });
  }
}
