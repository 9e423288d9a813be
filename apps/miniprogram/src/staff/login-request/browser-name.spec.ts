import { browserName } from './browser-name';

describe('the browser that wants to log in', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Microsoft Edge · Windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.5 Safari/605.1', 'Safari · macOS'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 MicroMessenger/8.0', 'WeChat · iOS'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Linux'],
  ])('is recognised in %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });

  it('is unknown when it says nothing we know', () => {
    expect(browserName('curl/8.0')).toBeNull();
    expect(browserName(null)).toBeNull();
  });
});
