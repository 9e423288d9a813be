import Taro from '@tarojs/taro';
import { DeviceError, type Device } from '../contract';
import { asDeviceError } from './failures';

/** Not the person's refusal: the operator's account may not take payments, or not in this app. */
const isNotPermitted = (errMsg: string): boolean => /permission|banned/i.test(errMsg);

export const payment = {
  paymentChannel: () => 'mini-program',
  pay: async ({ timeStamp, nonceStr, package: prepay, signType, paySign }) => {
    try {
      await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType: signType as keyof Taro.requestPayment.SignType, paySign });
    } catch (error) {
      const failed = asDeviceError(error);
      throw isNotPermitted(failed.message) ? new DeviceError('unavailable', failed.message) : failed;
    }
  },
  // The session says who pays.
  askWhoPays: () => undefined,
  takePayerCode: () => null,
} satisfies Partial<Device>;
