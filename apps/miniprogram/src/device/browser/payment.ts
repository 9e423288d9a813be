import type { PaymentParameters } from '@scanfix/shared-types';
import { DeviceError, type Device } from '../contract';
import { currentPhone } from './bridge';
import { authorizationAddress, payerCodeOf, withoutPayerCode } from './payer-code';

const bridgeTimeoutMilliseconds = 5_000;
const stateKey = 'scanfix:payer-state';

interface WeixinBridge {
  invoke: (name: 'getBrandWCPayRequest', parameters: PaymentParameters, answer: (result: { err_msg: string }) => void) => void;
}
type WeixinWindow = Window & { WeixinJSBridge?: WeixinBridge };

const isWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** WeChat hangs it onto the page some time after the page has begun. */
function weixinBridge(): Promise<WeixinBridge> {
  const found = (): WeixinBridge | undefined => (window as WeixinWindow).WeixinJSBridge;
  return new Promise((resolve, reject) => {
    const ready = (): void => {
      const bridge = found();
      if (bridge) resolve(bridge);
      else reject(new DeviceError('unavailable', 'WeixinJSBridge'));
    };
    if (found()) {
      ready();
      return;
    }
    document.addEventListener('WeixinJSBridgeReady', ready, { once: true });
    setTimeout(ready, bridgeTimeoutMilliseconds);
  });
}

async function payInWechat(parameters: PaymentParameters): Promise<void> {
  const bridge = await weixinBridge();
  const { err_msg: message } = await new Promise<{ err_msg: string }>((resolve) => bridge.invoke('getBrandWCPayRequest', parameters, resolve));
  if (message.endsWith(':ok')) return;
  throw new DeviceError(message.endsWith(':cancel') ? 'cancelled' : 'failed', message);
}

export const payment = {
  paymentChannel: () => {
    // The sandbox phone vouches for the person as a mini-program does.
    if (currentPhone()) return 'mini-program';
    return isWechat() ? 'official-account' : 'native';
  },
  pay: async (parameters) => {
    const phone = currentPhone();
    if (phone) await phone.call('requestPayment', parameters);
    else await payInWechat(parameters);
  },
  askWhoPays: (account) => {
    const state = crypto.getRandomValues(new Uint32Array(4)).join('');
    sessionStorage.setItem(stateKey, state);
    window.location.href = authorizationAddress(account, withoutPayerCode(window.location.href), state);
  },
  takePayerCode: () => {
    const code = payerCodeOf(window.location.href, sessionStorage.getItem(stateKey));
    sessionStorage.removeItem(stateKey);
    // A code is good once: reloading the page must not hand it in again.
    const clean = withoutPayerCode(window.location.href);
    if (clean !== window.location.href) window.history.replaceState(window.history.state, '', clean);
    return code;
  },
} satisfies Partial<Device>;
