import { plainTaxNumber, taxNumberFault } from './tax-number';

describe('tax numbers', () => {
  it('are taken as people type them', () => {
    expect(plainTaxNumber(' 9133 0106 ma2b 0xk4 8l ')).toBe('91330106MA2B0XK48L');
  });

  it.each(['91350100M000100Y43', '91350100m000100y43', ' 9135 0100 M000 100Y 43'])('are good when the check character fits: %s', (typed) => {
    expect(taxNumberFault(typed)).toBeNull();
  });

  it.each(['91350100M000100Y44', '91350100M000100I43'])('are suspected when it does not: %s', (typed) => {
    expect(taxNumberFault(typed)).toBe('suspect');
  });

  it.each(['330106123456789', '33010612345678901234'])('of other lengths carry no check: %s', (typed) => {
    expect(taxNumberFault(typed)).toBeNull();
  });

  it.each(['', '9133010', '91330106MA2B0XK48LQ12345', '9133-0106-MA2B-0XK4', '统一社会信用代码一二三四五六七八九'])('are refused when they cannot be one: %s', (typed) => {
    expect(taxNumberFault(typed)).toBe('invalid-tax-number');
  });
});
