/** The arrows of the architecture (docs/architecture.md, "Which way the arrows point"). What may break one is in architecture-exceptions.json. */
const exceptions = require('./architecture-exceptions.json');

const api = '^apps/api/src/';
const tests = String.raw`\.(spec|test)\.tsx?$`;
/** The suffixes of files that only compute. They may call one another, and each of them is held to the same rule. */
const pure = String.raw`\.(transitions|policy|mapper|facts|path|warranty)\.ts$`;
const entrances = String.raw`\.(service|module|events)\.ts$`;
const literally = (paths) => paths.map((path) => `^${path.replaceAll('.', String.raw`\.`)}$`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-types-import-nothing',
      comment: 'The contract depends on nothing, so that everything can depend on it.',
      severity: 'error',
      from: { path: '^libs/shared-types/src/', pathNot: tests },
      to: { pathNot: '^libs/shared-types/src/' },
    },
    {
      name: 'libs-not-to-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|tools|e2e)/' },
    },
    {
      name: 'app-not-to-app',
      comment: 'Apps meet over HTTP; what they share is in libs.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-not-to-tools',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^(tools|e2e)/' },
    },
    {
      name: 'platform-not-to-modules',
      comment: 'The platform knows no business word.',
      severity: 'error',
      from: { path: `${api}platform/` },
      to: { path: `${api}(modules/|app\\.module)` },
    },
    {
      name: 'module-to-module-by-its-entrance',
      comment: "Another module is its service, its Nest module and its events; never its entities or repositories, not even as a type.",
      severity: 'error',
      from: { path: `${api}modules/([^/]+)/`, pathNot: tests },
      to: { path: `${api}modules/`, pathNot: [`${api}modules/$1/`, entrances] },
    },
    {
      name: 'typeorm-in-its-places',
      comment: 'Entities, repositories, migrations and the part of the platform that is the database.',
      severity: 'error',
      from: {
        path: api,
        pathNot: [
          tests,
          String.raw`\.(entity|entities|repository)\.ts$`,
          `${api}migrations/`,
          `${api}platform/(database|outbox|scheduler)/`,
          ...literally(exceptions.typeorm),
        ],
      },
      to: { path: '(^|/)(@nestjs/)?typeorm(/|$)' },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'What only computes imports types, the contract, the calendar, and its like.',
      severity: 'error',
      from: { path: pure },
      to: { pathNot: ['^libs/shared-types/', `${api}platform/time/`, pure], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'device-by-its-entrance',
      comment: 'The mini-program asks device/; it does not choose a platform.',
      severity: 'error',
      from: { path: '^apps/miniprogram/src/', pathNot: ['^apps/miniprogram/src/device/', tests] },
      to: { path: '^apps/miniprogram/src/device/', pathNot: String.raw`^apps/miniprogram/src/device/(index|contract)\.tsx?$` },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'A name that does not resolve is a typing error or a dependency that is not declared.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'], pathNot: [String.raw`\.(scss|css|svg|png)$`, '^class-validator/types/'] },
    },
    {
      name: 'servers-run-on-dependencies',
      comment: 'devDependencies are not in the images.',
      severity: 'error',
      from: { path: '^(apps/api|apps/wechat-sandbox)/src/', pathNot: [tests, '/testing/', '^apps/wechat-sandbox/src/phone/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`(^|/)(dist|coverage|\.data)/` },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.lint.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // Of the mini-program's two builds, the browser's stands for both.
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.h5.ts', '.h5.tsx'],
    },
  },
};
