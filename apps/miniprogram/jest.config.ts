import type { Config } from 'jest';

const shared: Config = {
  rootDir: '.',
  testEnvironment: 'node',
  transform: { '\\.[jt]sx?$': ['@swc/jest', { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } }] },
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
};

const config: Config = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...shared, displayName: 'weapp', testMatch: ['<rootDir>/test/weapp/**/*.spec.ts'] },
  ],
};

export default config;
