import { afterEach } from '@jest/globals';
import { cleanup, configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 8_000 });

// What jsdom leaves out and Ant Design asks for.
window.matchMedia = (query: string) => ({ matches: false, media: query, onchange: null, addListener: () => undefined, removeListener: () => undefined, addEventListener: () => undefined, removeEventListener: () => undefined, dispatchEvent: () => false });
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
// jsdom warns about pseudo elements, which nothing here looks at.
const computed = window.getComputedStyle.bind(window);
window.getComputedStyle = (element: Element) => computed(element);

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
