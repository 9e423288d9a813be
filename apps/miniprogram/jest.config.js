const typescript = ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }];

/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  transform: { '\\.[jt]sx?$': typescript },
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    // Runs dist/weapp: build it first.
    { ...shared, displayName: 'weapp', testMatch: ['<rootDir>/test/weapp/**/*.spec.ts'] },
  ],
};
