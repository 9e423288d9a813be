import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from './configuration.js';

const needed = { WECHAT_MINI_APPID: 'wx1', WECHAT_MINI_SECRET: 's', SMS_WEBHOOK_SECRET: 't' };

describe('configuration', () => {
  it('listens to this machine only unless told otherwise', () => {
    expect(readConfiguration(needed)).toMatchObject({ host: '127.0.0.1', port: 3003, h5Url: 'http://127.0.0.1:3002', dataFile: null });
    expect(readConfiguration({ ...needed, SANDBOX_HOST: '0.0.0.0', H5_URL: 'https://h5.example/' })).toMatchObject({ host: '0.0.0.0', h5Url: 'https://h5.example' });
  });

  it('names everything that is missing or wrong', () => {
    expect(() => readConfiguration({ WECHAT_MINI_APPID: 'wx1' })).toThrow('Set WECHAT_MINI_SECRET, SMS_WEBHOOK_SECRET');
    expect(() => readConfiguration({ ...needed, SANDBOX_PORT: 'abc' })).toThrow('SANDBOX_PORT');
    expect(() => readConfiguration({ ...needed, H5_URL: 'localhost' })).toThrow('H5_URL');
  });
});
