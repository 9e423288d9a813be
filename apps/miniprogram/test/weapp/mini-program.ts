import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, Script, type Context } from 'node:vm';
import { FakeWechat, type HttpCall, Phone } from './fake-wechat';
import { applyPath, depthAndCount, findAllTexts, findProperty, findText, nodeOf, textOf, walk, type NodePath, type PageNode } from './page-tree';

export const dist = join(__dirname, '..', '..', 'dist', 'weapp');
const deadlineMilliseconds = 4_000;

type Method = (this: unknown, ...given: unknown[]) => unknown;
type Definition = Record<string, unknown>;
interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  requiredPrivateInfos?: string[];
  permission?: Record<string, unknown>;
  tabBar?: { list: { pagePath: string }[] };
}
interface SetData {
  bytes: number;
  at: number;
}
interface PageInstance extends Definition {
  route: string;
  options: Record<string, string>;
  data: Record<string, unknown>;
}

export const appJson = (): AppJson => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;

/** Which node kinds WeChat would send which event for, read from the compiled templates. */
function boundEvents(): Map<string, Set<string>> {
  const wxml = readFileSync(join(dist, 'base.wxml'), 'utf8');
  const templates = [...wxml.matchAll(/<template name="tmpl_0_(\w+)">\s*<([^]*?)>\s*<\/?(?:template|[\w-]+>)/g)].filter(([, , attributes]) => attributes?.includes("data-sid"));
  // Fields have two templates, focused and not.
  return new Map(templates.map(([, kind = '', attributes = '']) => [kind.replace(/_\w+$/, ''), new Set([...attributes.matchAll(/\b(?:bind|catch)(\w+)="eh"/g)].map(([, event = '']) => event.toLowerCase()))]));
}

/** The compiled mini-program, run page by page as WeChat would, with a person who can see, tap and type. */
export class MiniProgram {
  readonly wechat: FakeWechat;
  readonly setDatas: SetData[] = [];
  readonly pages: PageInstance[] = [];
  readonly errors: unknown[] = [];
  private readonly context: Context;
  private readonly modules = new Map<string, unknown>();
  private readonly definitions = new Map<string, Definition>();
  private readonly events = boundEvents();
  private readonly timers = new Set<NodeJS.Timeout>();
  private app: Definition = {};
  private loading = '';

  constructor(answer: (call: HttpCall) => { status: number; body: unknown }, readonly phone = new Phone()) {
    this.wechat = new FakeWechat(phone, answer, {
      navigateTo: (url) => this.push(url),
      redirectTo: (url) => {
        this.pop();
        this.push(url);
      },
      switchTab: (url) => {
        while (this.pages.length > 0) this.pop();
        this.push(url);
      },
      navigateBack: () => {
        this.pop();
        this.call(this.top, 'onShow');
      },
    });
    const track = (start: (work: () => void, milliseconds?: number) => NodeJS.Timeout) => (work: () => void, milliseconds?: number): NodeJS.Timeout => {
      const timer = start(work, milliseconds);
      if (this.wechat.dead) clearTimeout(timer);
      else this.timers.add(timer);
      return timer;
    };
    this.context = createContext({
      wx: this.wechat.wx, console, clearTimeout, clearInterval, setTimeout: track(setTimeout), setInterval: track(setInterval), Promise, Intl,
      App: (definition: Definition) => {
        this.app = definition;
      },
      Page: (definition: Definition) => this.definitions.set(this.loading, definition),
      Component: (definition: Definition) => this.definitions.set(this.loading, definition),
      getApp: () => this.app,
      getCurrentPages: () => this.pages,
    });
    this.require('app.js');
    this.call(this.app, 'onLaunch', { path: '', query: {} });
    this.call(this.app, 'onShow', { path: '', query: {} });
  }

  get top(): PageInstance {
    const page = this.pages[this.pages.length - 1];
    if (!page) throw new Error('no page is open');
    return page;
  }

  get root(): PageNode {
    return (this.top.data.root ?? {}) as PageNode;
  }

  get text(): string {
    return textOf(this.root);
  }

  /** Opens a page as WeChat does, with the query as it stands in the address. */
  open(url: string): void {
    this.push(url);
  }

  /** An address that has no page: WeChat asks the app what to do. */
  loseWay(path: string): void {
    this.call(this.app, 'onPageNotFound', { path, query: {}, isEntryPage: true });
  }

  /** The phone throws the app out of memory: nothing of it runs on. */
  kill(): void {
    this.wechat.dead = true;
    this.timers.forEach((timer) => clearTimeout(timer));
    while (this.pages.length > 0) this.pages.pop();
  }

  tap(text: string): void {
    this.fire(this.find(text), 'tap', {});
  }

  /** Twice the same spot, faster than the page can draw. */
  doubleTap(text: string): void {
    const path = this.find(text);
    this.fire(path, 'tap', {});
    this.fire(path, 'tap', {});
  }

  /** Each place that says exactly this. */
  tapAll(text: string): void {
    findAllTexts(this.root, text).forEach((path) => this.fire(path, 'tap', {}));
  }

  /** With the finger over the page's canvas, once it has been found there. */
  async draw(points: [x: number, y: number][]): Promise<void> {
    await this.until(() => findProperty(this.root, 'drawing-canvas') !== null, 'a canvas');
    const path = findProperty(this.root, 'drawing-canvas');
    if (!path) return;
    const touch = (type: string, [x, y]: [x: number, y: number]): void => this.fire(path, type, {}, [{ x, y }]);
    const [first = [0, 0] as [number, number]] = points;
    touch('touchstart', first);
    points.forEach((point) => touch('touchmove', point));
    this.fire(path, 'touchend', {});
  }

  /** There to be tapped: drawn, and neither busy nor switched off. */
  isEnabled(text: string): boolean {
    const path = this.pages.length > 0 ? findText(this.root, text) : null;
    return path !== null && path.every(({ cl = '' }) => !/(?:^|[-_ ])(?:still|busy)(?:$|[-_ ])/.test(cl));
  }

  /** Taps as soon as it can be tapped. */
  async press(text: string): Promise<void> {
    await this.until(() => this.isEnabled(text), `“${text}” to tap`);
    this.tap(text);
  }

  countProperty(value: string): number {
    return [...walk(this.root)].filter((path) => Object.entries(nodeOf(path)).some(([key, one]) => key !== 'v' && key !== 'cl' && one === value)).length;
  }

  tapLabelled(label: string): void {
    const path = findProperty(this.root, label);
    if (!path) throw new Error(`nothing is labelled “${label}” on ${this.top.route}`);
    this.fire(path, 'tap', {});
  }

  type(placeholder: string, value: string): void {
    const path = findProperty(this.root, placeholder);
    if (!path) throw new Error(`no field says “${placeholder}” on ${this.top.route}:\n${this.text}`);
    this.fire(path, 'input', { value, cursor: value.length });
  }

  /** What WeChat sends to a button with an open-type. */
  answerButton(text: string, event: string, detail: Record<string, unknown>): void {
    this.fire(this.find(text), event, detail);
  }

  hasProperty(value: string): boolean {
    return findProperty(this.root, value) !== null;
  }

  /** Waits for a fact, not for a time. */
  async until(fact: () => boolean, what: string, milliseconds = deadlineMilliseconds): Promise<void> {
    const deadline = Date.now() + milliseconds;
    while (!fact()) {
      if (this.errors.length > 0) throw this.errors[0];
      if (Date.now() > deadline) throw new Error(`waited in vain for ${what}; the page ${this.pages.length > 0 ? this.top.route : '(none)'} says:\n${this.pages.length > 0 ? this.text : ''}\nand the toasts: ${this.wechat.toasts.join(' / ')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async untilText(text: string): Promise<void> {
    await this.until(() => this.pages.length > 0 && this.text.includes(text), `“${text}”`);
  }

  async untilPage(route: string): Promise<void> {
    await this.until(() => this.pages.length > 0 && this.top.route === route, `page ${route}`);
  }

  /** WeChat's limits on a page's size (wechat.md, performance). */
  get measures(): { depth: number; count: number; widest: number } {
    return depthAndCount(this.root);
  }

  /** The most setData calls within any two seconds. */
  get busiestTwoSeconds(): number {
    return Math.max(0, ...this.setDatas.map(({ at }) => this.setDatas.filter((other) => other.at >= at && other.at < at + 2_000).length));
  }

  private find(text: string): NodePath {
    const path = findText(this.root, text);
    if (!path) throw new Error(`nothing says “${text}” on ${this.top.route}:\n${this.text}`);
    return path;
  }

  private fire(path: NodePath, type: string, detail: Record<string, unknown>, touches: { x: number; y: number }[] = []): void {
    const target = nodeOf(path);
    const dataset = (node: PageNode): { dataset: { sid: string | undefined }; id: string | undefined } => ({ dataset: { sid: node.sid }, id: node.uid ?? node.sid });
    for (const node of [...path].reverse()) {
      if (!node.nn || !this.events.get(node.nn)?.has(type)) continue;
      this.call(this.top, 'eh', { type, timeStamp: Date.now(), target: dataset(target), currentTarget: dataset(node), detail, touches, changedTouches: touches });
    }
  }

  private push(url: string): void {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?');
    // WeChat hands the query over as it is: decoding is the page's business.
    const options = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
    if (!this.definitions.has(route)) {
      const declared = [...appJson().pages, ...(appJson().subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
      if (!declared.includes(route)) throw new Error(`page ${route} is not declared in app.json`);
      this.loading = route;
      this.require(`${route}.js`);
    }
    const definition = this.definitions.get(route) ?? {};
    if (this.pages.length > 0) this.call(this.top, 'onHide');
    const page = Object.assign(Object.create(definition) as PageInstance, { route, options, __route__: route, data: structuredClone(definition.data ?? {}) as Record<string, unknown> });
    page.setData = (changes: Record<string, unknown>, done?: () => void) => {
      this.setDatas.push({ bytes: Buffer.byteLength(JSON.stringify(changes)), at: Date.now() });
      Object.entries(changes).forEach(([path, value]) => applyPath(page.data, path, value === undefined ? value : (JSON.parse(JSON.stringify(value)) as unknown)));
      if (done) setTimeout(() => done.call(page), 0);
    };
    this.pages.push(page);
    this.call(page, 'onLoad', options);
    this.call(page, 'onShow');
    this.call(page, 'onReady');
  }

  private pop(): void {
    const page = this.pages.pop();
    if (page) this.call(page, 'onUnload');
  }

  private call(target: Definition, name: string, ...given: unknown[]): void {
    const method = target[name];
    if (typeof method === 'function') (method as Method).apply(target, given);
  }

  private require(path: string): unknown {
    const file = path.endsWith('.js') ? path : `${path}.js`;
    if (this.modules.has(file)) return this.modules.get(file);
    const module = { exports: {} as unknown };
    this.modules.set(file, module.exports);
    const code = readFileSync(join(dist, file), 'utf8');
    const run = new Script(`(function(require, module, exports){${code}\n})`, { filename: join(dist, file) }).runInContext(this.context) as (...given: unknown[]) => void;
    run((wanted: string) => this.require(join(dirname(file), wanted)), module, module.exports);
    this.modules.set(file, module.exports);
    return module.exports;
  }
}
