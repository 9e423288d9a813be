/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/browser-environment.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/**/*.spec.{ts,tsx}'],
  transform: {
    '^.+\\.(ts|tsx|mjs|js)$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  // A few packages of Ant Design come as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!.*(/es/|\\.mjs$))'],
  moduleNameMapper: {
    '\\.module\\.css$': '<rootDir>/test/class-names.cjs',
    '\\.css$': '<rootDir>/test/no-styles.cjs',
    // Its source, because Jest on Node 20 cannot require an ES module.
    '^@scanfix/shared-types$': '<rootDir>/../../libs/shared-types/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 60_000,
};
