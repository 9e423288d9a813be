const swc = (module) => ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: module } }];

/** @type {import('jest').Config} */
const typescript = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Fastify's inject() requires `cookie`, an ES module, which Jest cannot do on Node 20.
  transform: { '^.+\\.ts$': swc('es6'), '/node_modules/cookie/.+\\.js$': swc('commonjs') },
  transformIgnorePatterns: ['/node_modules/(?!(\\.pnpm/cookie@|cookie/))'],
};

/** @type {import('jest').Config} */
export default {
  // Making RSA keys takes seconds where others are at work.
  testTimeout: 30_000,
  projects: [
    { ...typescript, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...typescript, displayName: 'phone', testMatch: ['<rootDir>/test/**/*.spec.ts'] },
  ],
};
