import { DeviceError, type DeviceFailure } from '../contract';

/** errMsg and errno as WeChat words them → what it means for us. Texts differ between versions, so this looks for parts of them. */
export function failureOf(errMsg: string, errno?: number): DeviceFailure {
  if (errno === 1400001) return 'quota-exhausted';
  // 103/104: the person refused the privacy agreement. 112: the operator has not declared the data in the console.
  if (errno === 103 || errno === 104 || /privacy/i.test(errMsg)) return 'privacy-refused';
  if (/cancel/i.test(errMsg)) return 'cancelled';
  if (/auth den|user deny|permission/i.test(errMsg)) return 'permission-refused';
  if (/file not found|no such file|not exist/i.test(errMsg)) return 'file-gone';
  if (/timeout|time out|interrupted|abort|network|connect|resolve|offline/i.test(errMsg)) return 'network';
  return 'failed';
}

export function asDeviceError(error: unknown): DeviceError {
  if (error instanceof DeviceError) return error;
  const { errMsg = String(error), errno } = (error ?? {}) as { errMsg?: string; errno?: number };
  return new DeviceError(failureOf(errMsg, errno), errMsg);
}

export async function orDeviceError<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asDeviceError(error);
  }
}
