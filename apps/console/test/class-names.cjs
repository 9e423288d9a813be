/** CSS modules as their plain class names. */
module.exports = new Proxy({}, { get: (_target, name) => (name === '__esModule' ? false : name) });
