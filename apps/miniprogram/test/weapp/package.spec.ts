import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { codes } from '../fixture/data';
import { appJson, dist } from './mini-program';
import { checkAndStop, start } from './start';
import { gatedInterfaces, personalInterfaces, personalOpenTypes } from './wechat-interfaces';
import { personalData } from '../../src/device/personal-data';
import { zhCN } from '../../src/i18n/zh-CN';

afterEach(checkAndStop);

const megabyte = 1024 * 1024;
// Not part of the upload.
const left = new Set(['project.config.json']);

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : left.has(entry.name) ? [] : [join(folder, entry.name)]));
}
const bytes = (paths: string[]): number => paths.reduce((sum, path) => sum + statSync(path).size, 0);
const ownCode = (): string => files(dist).filter((path) => path.endsWith('.js') && !/\/(taro|vendors|runtime)\.js$/.test(path)).map((path) => readFileSync(path, 'utf8')).join('\n');

describe('the package', () => {
  const roots = (appJson().subPackages ?? []).map(({ root }) => root);

  it('has a main package under 1 MB', () => {
    const main = files(dist).filter((path) => !roots.some((root) => path.startsWith(join(dist, root) + '/')));
    expect(bytes(main)).toBeLessThan(megabyte);
  });

  it('has no sub-package over 2 MB, and the pages of staff, of engineers and about money in three', () => {
    expect(roots).toEqual(['staff', 'engineer', 'money']);
    roots.forEach((root) => expect(bytes(files(join(dist, root)))).toBeLessThan(2 * megabyte));
  });

  it('injects code as it is needed', () => {
    expect(appJson()).toMatchObject({ lazyCodeLoading: 'requiredComponents', __usePrivacyCheck__: true });
  });
});

describe('personal data', () => {
  it('calls no gated interface that app.json does not declare, and declares none it does not call', () => {
    const code = ownCode();
    const called = gatedInterfaces.filter((name) => code.includes(`.${name}(`));
    expect(called).toEqual(appJson().requiredPrivateInfos ?? []);
    expect(Object.keys(appJson().permission ?? {})).toEqual(called.includes('getLocation') ? ['scope.userLocation'] : []);
  });

  it('uses only open-types that are declared', () => {
    const used = [...ownCode().matchAll(/openType:"(\w+)"/g)].map(([, type = '']) => type);
    expect(new Set(used)).toEqual(new Set(Object.keys(personalOpenTypes)));
  });

  it('explains each kind on the privacy page, with another way for who refuses', () => {
    const touched = new Set([...Object.values(personalInterfaces), ...Object.values(personalOpenTypes), 'camera', 'album'].filter((kind) => kind !== null));
    expect(touched).toEqual(new Set(personalData));
    personalData.forEach((kind) => expect(zhCN.privacy.items[kind].alternative).not.toBe(''));
  });
});

describe('the size of pages', () => {
  it.each([
    ['pages/home/index', '扫码报修'],
    [`pages/scan/index?code=${codes.airConditioner}`, '报修'],
    [`pages/report/index?code=${codes.airConditioner}`, '提交报修'],
    ['pages/progress/index?id=1000231', '处理经过'],
    ['pages/my-reports/index', '不制冷'],
    ['pages/me/index', '隐私保护说明'],
    ['pages/login/index', '微信一键登录'],
    ['pages/privacy/index', '剪贴板'],
    ['pages/verify/index?token=intact', '怎么核验的'],
  ])('stays within 1000 nodes, 30 levels and 60 children: %s', async (url, text) => {
    const { app } = start();
    app.open(url);
    await app.untilText(text);
    const { count, depth, widest } = app.measures;
    expect(count).toBeLessThan(1000);
    expect(depth).toBeLessThan(30);
    expect(widest).toBeLessThanOrEqual(60);
  });

  it('would notice an interface that is not allowed', () => {
    const { app } = start();
    const wx = app.wechat.wx as { chooseAddress?: () => void };
    expect(() => wx.chooseAddress?.()).toThrow('wx.chooseAddress is not among the interfaces');
    expect(app.wechat.violations.splice(0)).toEqual(['wx.chooseAddress']);
  });
});
