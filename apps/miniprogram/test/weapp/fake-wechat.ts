import { personalInterfaces, plainInterfaces, promisedInterfaces, type InterfaceName } from './wechat-interfaces';

type Options = Record<string, unknown> & { success?: (result: unknown) => void; fail?: (error: unknown) => void; complete?: (result: unknown) => void };
type Interface = (options?: unknown) => unknown;
type Answer = { ok: unknown } | { fail: { errMsg: string; errno?: number } };

export interface HttpCall {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

/** What outlives an app: the phone's storage, its files, its network and what the person allowed. */
export class Phone {
  storage = new Map<string, string>();
  files = new Set<string>();
  online = true;
  privacyAgreed = true;
  /** What the person does when asked; each test sets what it needs. */
  scanAnswer: Answer = { fail: { errMsg: 'scanCode:fail cancel' } };
  mediaAnswer: Answer = { fail: { errMsg: 'chooseMedia:fail cancel' } };
  /** Where the phone is, in GCJ-02. */
  position: Answer = { ok: { latitude: 30.2741, longitude: 120.1551, accuracy: 18 } };
  /** What the person does with the payment sheet, and what WeChat then makes of it. */
  payment: (order: Record<string, unknown>) => Answer = () => ({ fail: { errMsg: 'requestPayment:fail cancel' } });
  paymentSheets: Record<string, unknown>[] = [];
  phoneCalls: string[] = [];
  openedMaps: { name: string; latitude: number; longitude: number }[] = [];
  openedDocuments: string[] = [];
  clipboard: string | null = null;
}

interface Navigation {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  switchTab(url: string): void;
  navigateBack(): void;
}

/** A canvas that takes every stroke and shows none. */
function fakeCanvas(): Record<string, unknown> {
  const nothing = (): void => undefined;
  const pen = Object.fromEntries(['scale', 'beginPath', 'moveTo', 'lineTo', 'quadraticCurveTo', 'stroke', 'fillRect'].map((name) => [name, nothing]));
  return {
    width: 0, height: 0, getContext: () => ({ ...pen }), toDataURL: () => 'data:image/png;base64,c2lnbmF0dXJl',
  };
}

/** Finds a canvas of the screen's size, whatever is asked for. */
function fakeQuery(): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const step of ['select', 'fields', 'in']) query[step] = () => query;
  query.exec = (answer: (found: unknown[]) => void) => setTimeout(() => answer([{ node: fakeCanvas(), width: 300, height: 640 }]), 0);
  return query;
}

/** A `wx` that has what it is known to need and throws on anything else; each forbidden touch is also written down. */
export class FakeWechat {
  readonly violations: string[] = [];
  readonly used = new Set<string>();
  readonly toasts: string[] = [];
  readonly titles: string[] = [];
  readonly wx: Record<string, unknown>;
  scrolledTo: string | null = null;
  /** The app is gone: nothing answers it any more. */
  dead = false;
  private readonly appShow: (() => void)[] = [];
  private readonly appHide: (() => void)[] = [];
  private readonly networkListeners: ((status: { isConnected: boolean; networkType: string }) => void)[] = [];
  private privacyListener: ((resolve: (answer: { event: string; buttonId?: string }) => void) => void) | null = null;
  private lastCode = 0;

  constructor(readonly phone: Phone, private readonly answer: (call: HttpCall) => { status: number; body: unknown }, private readonly navigation: Navigation) {
    // Taro looks for these while it starts; the cloud is not used.
    const known: Record<string, unknown> = { ...this.interfaces(), env: { USER_DATA_PATH: 'http://usr' }, cloud: undefined, webpackJsonp: undefined };
    this.wx = new Proxy(known, {
      get: (target, key) => {
        if (typeof key === 'symbol' || key in target) return target[key as string];
        this.violations.push(`wx.${key}`);
        throw new Error(`wx.${key} is not among the interfaces this mini-program may use`);
      },
      set: (target, key, value) => {
        // webpack keeps its list of chunks here; nothing else is hung onto wx.
        if (key !== 'webpackJsonp') this.violations.push(`wx.${String(key)} =`);
        target[key as string] = value;
        return true;
      },
    });
  }

  setOnline(online: boolean): void {
    this.phone.online = online;
    this.networkListeners.forEach((listener) => listener({ isConnected: online, networkType: online ? 'wifi' : 'none' }));
  }

  hide(): void {
    this.appHide.forEach((listener) => listener());
  }

  show(): void {
    this.appShow.forEach((listener) => listener());
  }

  private settle(options: Options, answer: Answer): void {
    // A task of its own, as everything that comes back from WeChat.
    setTimeout(() => {
      if (this.dead) return;
      if ('ok' in answer) options.success?.(answer.ok);
      else options.fail?.(answer.fail);
      options.complete?.('ok' in answer ? answer.ok : answer.fail);
    }, 0);
  }

  /** Personal data flows only after consent: WeChat asks the page, and goes on or fails. */
  private withConsent(name: string, options: Options, answer: () => Answer): void {
    const refuse = (): void => this.settle(options, { fail: { errMsg: `${name}:fail privacy permission is not authorized`, errno: 104 } });
    if (this.phone.privacyAgreed) this.settle(options, answer());
    else if (!this.privacyListener) refuse();
    else this.privacyListener(({ event, buttonId }) => {
      if (event === 'agree' && buttonId) {
        this.phone.privacyAgreed = true;
        this.settle(options, answer());
      } else if (event === 'disagree') refuse();
    });
  }

  private exchange(call: HttpCall, name: string): Answer {
    if (!this.phone.online) return { fail: { errMsg: `${name}:fail network is down` } };
    const { status, body } = this.answer(call);
    return { ok: { statusCode: status, data: JSON.stringify(body), header: {}, errMsg: `${name}:ok` } };
  }

  private request(options: Options): { abort: () => void } {
    const { url, method, header, data } = options as Options & { url: string; method: string; header: Record<string, string>; data?: string };
    this.settle(options, this.exchange({ method, url, headers: header, body: data ? JSON.parse(data) : {} }, 'request'));
    return { abort: () => undefined };
  }

  private uploadFile(options: Options): { onProgressUpdate: (listener: (event: { progress: number }) => void) => void } {
    const { url, filePath, header } = options as Options & { url: string; filePath: string; header: Record<string, string> };
    const exists = this.phone.files.has(filePath);
    const listeners: ((event: { progress: number }) => void)[] = [];
    setTimeout(() => {
      // As chatty as a real phone on a fast network.
      for (let progress = 1; progress <= 100; progress += 1) listeners.forEach((listener) => listener({ progress }));
      this.settle(options, exists ? this.exchange({ method: 'POST', url, headers: header, body: {} }, 'uploadFile') : { fail: { errMsg: 'uploadFile:fail file not found' } });
    }, 0);
    return { onProgressUpdate: (listener) => listeners.push(listener) };
  }

  private fileSystem(): Record<string, (options: Options & { tempFilePath?: string; filePath?: string }) => void> {
    return {
      saveFile: (options) => {
        const savedFilePath = (options.tempFilePath ?? '').replace('http://tmp/', 'http://store/');
        this.phone.files.delete(options.tempFilePath ?? '');
        this.phone.files.add(savedFilePath);
        this.settle(options, { ok: { savedFilePath } });
      },
      writeFile: (options) => {
        this.phone.files.add(options.filePath ?? '');
        this.settle(options, { ok: {} });
      },
      unlink: (options) => {
        this.phone.files.delete(options.filePath ?? '');
        this.settle(options, { ok: {} });
      },
      removeSavedFile: (options) => {
        this.phone.files.delete(options.filePath ?? '');
        this.settle(options, { ok: {} });
      },
    };
  }

  private interfaces(): Record<InterfaceName, Interface> {
    const system = { language: 'zh_CN', platform: 'android', SDKVersion: '3.8.0', version: '8.0.50', windowWidth: 375, windowHeight: 700, pixelRatio: 2, screenWidth: 375, screenHeight: 812 };
    const done = (act: (options: Options) => void): Interface => (given) => {
      const options = (given ?? {}) as Options;
      act(options);
      this.settle(options, { ok: { errMsg: 'ok' } });
      return undefined;
    };
    const all: Record<InterfaceName, Interface> = {
      canIUse: () => true,
      nextTick: (work) => void setTimeout(work as () => void, 0),
      getAppBaseInfo: () => system,
      getDeviceInfo: () => system,
      getWindowInfo: () => system,
      getEnterOptionsSync: () => ({ path: '', query: {} }),
      getLaunchOptionsSync: () => ({ path: '', query: {} }),
      onAppShow: (listener) => void this.appShow.push(listener as () => void),
      onAppHide: (listener) => void this.appHide.push(listener as () => void),
      getNetworkType: (options) => this.settle(options as Options, { ok: { networkType: this.phone.online ? 'wifi' : 'none' } }),
      onNetworkStatusChange: (listener) => void this.networkListeners.push(listener as never),
      onNeedPrivacyAuthorization: (listener) => {
        this.privacyListener = listener as never;
      },
      openPrivacyContract: done(() => undefined),
      request: (options) => this.request(options as Options),
      uploadFile: (options) => this.uploadFile(options as Options),
      getStorageSync: (key) => JSON.parse(this.phone.storage.get(String(key)) ?? '""') as unknown,
      setStorageSync: () => undefined,
      removeStorageSync: (key) => void this.phone.storage.delete(String(key)),
      getFileSystemManager: () => this.fileSystem(),
      navigateTo: done(({ url }) => this.navigation.navigateTo(String(url))),
      redirectTo: done(({ url }) => this.navigation.redirectTo(String(url))),
      switchTab: done(({ url }) => this.navigation.switchTab(String(url))),
      navigateBack: done(() => this.navigation.navigateBack()),
      setNavigationBarTitle: done(({ title }) => this.titles.push(String(title))),
      setTabBarItem: done(() => undefined),
      showToast: done(({ title }) => this.toasts.push(String(title))),
      pageScrollTo: done(({ selector }) => {
        this.scrolledTo = String(selector);
      }),
      stopPullDownRefresh: done(() => undefined),
      previewImage: done(() => undefined),
      makePhoneCall: done(({ phoneNumber }) => this.phone.phoneCalls.push(String(phoneNumber))),
      openLocation: done((place) => this.phone.openedMaps.push(place as unknown as Phone['openedMaps'][number])),
      getLocation: (options) => this.withConsent('getLocation', options as Options, () => this.phone.position),
      createSelectorQuery: () => fakeQuery(),
      downloadFile: (options) => {
        const { url } = options as Options & { url: string };
        const tempFilePath = `http://tmp/${url.length}.pdf`;
        if (this.phone.online) this.phone.files.add(tempFilePath);
        this.settle(options as Options, this.phone.online ? { ok: { tempFilePath, statusCode: 200 } } : { fail: { errMsg: 'downloadFile:fail network' } });
        return { onProgressUpdate: () => undefined, abort: () => undefined, onHeadersReceived: () => undefined };
      },
      openDocument: done(({ filePath }) => this.phone.openedDocuments.push(String(filePath))),
      requestPayment: (options) => {
        const { success: _1, fail: _2, complete: _3, ...order } = options as Options;
        this.phone.paymentSheets.push(order);
        this.settle(options as Options, this.phone.payment(order));
      },
      login: (options) => {
        this.lastCode += 1;
        this.settle(options as Options, this.phone.online ? { ok: { code: `login-${this.lastCode}` } } : { fail: { errMsg: 'login:fail network' } });
      },
      scanCode: (options) => this.withConsent('scanCode', options as Options, () => this.phone.scanAnswer),
      chooseMedia: (options) => this.withConsent('chooseMedia', options as Options, () => {
        const { mediaAnswer } = this.phone;
        if ('ok' in mediaAnswer) (mediaAnswer.ok as { tempFiles: { tempFilePath: string }[] }).tempFiles.forEach(({ tempFilePath }) => this.phone.files.add(tempFilePath));
        return mediaAnswer;
      }),
      setClipboardData: (options) => this.withConsent('setClipboardData', options as Options, () => {
        this.phone.clipboard = String((options as { data: string }).data);
        return { ok: {} };
      }),
    };
    all.setStorageSync = ((key: string, value: unknown) => void this.phone.storage.set(key, JSON.stringify(value))) as Interface;
    const names = [...plainInterfaces, ...(Object.keys(personalInterfaces) as (keyof typeof personalInterfaces)[])];
    return Object.fromEntries(names.map((name) => [name, (...given: unknown[]) => {
      this.used.add(name);
      const [options] = given as [Options | undefined];
      const act = all[name] as (...given: unknown[]) => unknown;
      const promised = (promisedInterfaces as readonly string[]).includes(name) && !options?.success && !options?.fail && !options?.complete;
      // Without callbacks WeChat gives a promise.
      return promised ? new Promise((success, fail) => act({ ...options, success, fail })) : act(...given);
    }])) as Record<InterfaceName, Interface>;
  }
}
