import { afterEach } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';

// Whether something is hidden is asked of every ancestor's style, which jsdom computes very slowly.
configure({ asyncUtilTimeout: 8_000, defaultHidden: true });

// What jsdom leaves out and Ant Design asks for.
window.matchMedia = (query: string) => ({ matches: false, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined, dispatchEvent: () => false });
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.PointerEvent ??= class extends MouseEvent {
  readonly pointerType: string;
  constructor(type: string, init: PointerEventInit = {}) {
    super(type, init);
    this.pointerType = init.pointerType ?? 'mouse';
  }
} as typeof PointerEvent;
window.scrollTo = () => undefined;
// Newer browsers answer with a promise: an effect that returns it fails here too.
Element.prototype.scrollIntoView = () => Promise.resolve();
// No test looks at styles; Ant Design asks for them at every step, and jsdom matches all its rules each time.
const measures = /^(padding|border|margin|height|width|line-height|min-|max-)/;
window.getComputedStyle = (element: Element) => {
  const { style } = element as HTMLElement;
  const measure = (name: string): string => style.getPropertyValue(name) || (measures.test(name) ? '0px' : '');
  return new Proxy(style, { get: (target, name) => (name === 'getPropertyValue' ? measure : Reflect.get(target, name, target)) });
};

// Node's own channel would keep the process from ending.
window.MessageChannel = class {
  port1: { onmessage: (() => void) | null } = { onmessage: null };
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) };
} as unknown as typeof MessageChannel;

/** Within one test there is one tab: messages to others go nowhere. */
window.BroadcastChannel = class {
  onmessage = null;
  postMessage(): void {}
} as unknown as typeof BroadcastChannel;

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
