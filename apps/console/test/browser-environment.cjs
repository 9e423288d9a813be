const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom has no fetch, no streams and no encoders; browsers have them, and so has Node. */
module.exports = class BrowserEnvironment extends TestEnvironment {
  constructor(...args) {
    super(...args);
    for (const name of ['fetch', 'Request', 'Response', 'Headers', 'ReadableStream', 'TransformStream', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'structuredClone']) {
      this.global[name] = globalThis[name];
    }
    this.global.crypto ??= globalThis.crypto;
  }
};
