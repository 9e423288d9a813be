const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'es6' },
    }],
    // @fastify/static is CommonJS and requires these ESM-only packages; Jest cannot require ESM on Node 20.
    '/node_modules/.*(content-disposition|cookie|content-type|media-typer|type-is|mime-db|mime-types)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!.*(content-disposition|/cookie/))'],
  testEnvironment: 'node',
};

export default {
  projects: [
    { ...shared, displayName: 'unit', rootDir: import.meta.dirname, testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    {
      ...shared, displayName: 'integration', rootDir: import.meta.dirname, testMatch: ['<rootDir>/test/**/*.test.ts'],
      globalSetup: '<rootDir>/test/global-setup.mjs',
    },
  ],
  testTimeout: 60_000,
};
