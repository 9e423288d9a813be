import { authorizationAddress, payerCodeOf, withoutPayerCode } from './payer-code';

const page = 'https://repair.example.com/#/money/pay/index?id=7';
const back = 'https://repair.example.com/?code=031aB%2B&state=8812#/money/pay/index?id=7';

describe('the way to WeChat and back, to say who pays', () => {
  it('asks for nothing but the identity, and names the page to come back to', () => {
    const address = authorizationAddress({ appId: 'wx12', authorizeUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize' }, page, '8812');
    const query = new URL(address).searchParams;
    expect(Object.fromEntries(query)).toEqual({ appid: 'wx12', redirect_uri: page, response_type: 'code', scope: 'snsapi_base', state: '8812' });
    expect(address.endsWith('#wechat_redirect')).toBe(true);
  });

  it('takes the code that was asked for', () => {
    expect(payerCodeOf(back, '8812')).toBe('031aB+');
  });

  it('takes no code that nobody here asked for', () => {
    expect(payerCodeOf(back, null)).toBeNull();
    expect(payerCodeOf(back, '8813')).toBeNull();
    expect(payerCodeOf(page, '8812')).toBeNull();
    expect(payerCodeOf('https://repair.example.com/?state=8812#/', '8812')).toBeNull();
  });

  it('leaves the address as it was before', () => {
    expect(withoutPayerCode(back)).toBe(page);
    expect(withoutPayerCode(page)).toBe(page);
    expect(withoutPayerCode('https://repair.example.com/?from=menu&code=1&state=2#/')).toBe('https://repair.example.com/?from=menu#/');
  });
});
