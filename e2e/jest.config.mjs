/** Each story is one person's way through the whole system; they share it and run one after the other. */
export default {
  rootDir: import.meta.dirname,
  testMatch: ['<rootDir>/stories/**/*.story.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }] },
  testTimeout: 180_000,
};
