import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const exceptions = JSON.parse(readFileSync(new URL('architecture-exceptions.json', import.meta.url), 'utf8'));

const nodeGlobals = ['process', 'console', 'Buffer', 'URL', 'fetch', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'AbortController', 'AbortSignal', 'TextDecoder', 'FormData', 'Blob'];
const onlyInDevice = 'Only device/ knows whether the code runs in WeChat or in a browser: ask it.';
const browserGlobals = ['wx', 'window', 'document', 'navigator', 'localStorage', 'sessionStorage', 'location', 'history'];
/** Of Taro outside device/: the life of a page, never a call of the platform. */
const lifeOfPages = [
  'getCurrentInstance', 'stopPullDownRefresh', 'useDidHide', 'useDidShow', 'useError', 'useLaunch', 'useLoad', 'usePageNotFound', 'usePageScroll', 'usePullDownRefresh',
  'useReachBottom', 'useReady', 'useRouter', 'useShareAppMessage', 'useUnload',
];

/** What must be named to be passed over. */
const unusedOnPurpose = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true };

export default typescript.config(
  { ignores: ['**/dist/', '**/node_modules/', '**/coverage/', '.data/', '.nx/', '**/.swc/'] },
  {
    // What a rule refuses is mended, or the rule is changed here for everybody.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [typescript.configs.recommended, typescript.configs.stylistic],
    rules: {
      // Both forms are in use: aliases where a union or a mapped type stands beside.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // A migration with nothing to do, a transaction that was rolled back: emptiness with a name is clear.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['methods', 'asyncMethods', 'arrowFunctions', 'private-constructors', 'protected-constructors'] }],
      // Nest's modules are classes of decorators.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', unusedOnPurpose],
    },
  },
  {
    // Nest reads types of parameters while it runs: their imports are no mere type imports.
    files: ['apps/api/**/*.ts'],
    languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: { globals: Object.fromEntries([...nodeGlobals, 'NodeJS'].map((name) => [name, 'readonly'])) },
    rules: { 'no-unused-vars': ['error', unusedOnPurpose] },
  },
  {
    files: ['**/*.cjs', 'apps/miniprogram/*.js', 'apps/miniprogram/config/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
  },
  {
    rules: {
      // Text that people send is freed of control characters, which must be named for that.
      'no-control-regex': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{spec,test}.{ts,tsx,mjs}', 'e2e/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unfinishedTests()] },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: [
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:lib'] },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/{console,miniprogram}/src/**/*.{ts,tsx}', 'apps/wechat-sandbox/src/phone/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    // The plugin's other rules are advice for the React compiler, which is not used.
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Servers speak through their log.
    files: ['apps/api/src/{modules,platform}/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['apps/miniprogram/src/**/*.{ts,tsx}'],
    ignores: ['apps/miniprogram/src/device/**', '**/*.spec.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', ...browserGlobals.map((name) => ({ name, message: onlyInDevice }))],
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.property.name='env'][property.name='TARO_ENV']", message: onlyInDevice },
        { selector: "MemberExpression[object.name='globalThis']", message: onlyInDevice },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: '@tarojs/taro', allowImportNames: lifeOfPages, allowTypeImports: true, message: onlyInDevice }] },
      ],
    },
  },
  { files: exceptions.taro, rules: { '@typescript-eslint/no-restricted-imports': 'off' } },
);

/** A test that is left out, or that leaves the others out. */
function unfinishedTests() {
  const message = 'Every test runs, always.';
  return [
    { selector: "CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo)$/]", message },
    { selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', message },
  ];
}
