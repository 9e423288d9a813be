import type { FixtureApi } from '../fixture/api';
import { type moneyStories, tellMoney } from '../fixture/money-stories';
import { storyIds } from '../fixture/service';
import type { Phone } from './fake-wechat';
import type { MiniProgram } from './mini-program';
import { start } from './start';

/** The ticket whose money is told. */
export const id = storyIds.atWork;

export function startWith(name: keyof typeof moneyStories): { app: MiniProgram; api: FixtureApi; phone: Phone } {
  const started = start();
  tellMoney(started.api, name);
  return started;
}

/** The person types the password: WeChat has the money, and says `ok` to the app. */
export function paysInWechat({ api, phone }: { api: FixtureApi; phone: Phone }, errMsg = 'requestPayment:ok'): void {
  phone.payment = () => {
    api.money.payAtWechat(id);
    return errMsg.endsWith(':ok') ? { ok: { errMsg } } : { fail: { errMsg } };
  };
}
