/**
 * Every sentence the tools say: Chinese first, English beside it.
 * @typedef {{ zh: string, en: string }} Wording
 */

/** @param {number} bytes */
const size = (bytes) => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`);

export const steps = {
  pnpm: { zh: '取得 pnpm', en: 'Fetching pnpm' },
  dependencies: { zh: '安装依赖', en: 'Installing dependencies' },
  database: { zh: '数据库', en: 'Database' },
  /** @param {string} packages */
  apt: (packages) => ({ zh: `用 apt 安装 ${packages}`, en: `Installing ${packages} with apt` }),
  initialise: { zh: '初始化数据库目录', en: 'Creating the database files' },
  build: { zh: '构建', en: 'Building' },
  migrate: { zh: '更新数据库结构', en: 'Migrating' },
  organization: { zh: '创建机构和管理员', en: 'Creating the organization and its admin' },
  services: { zh: '启动服务', en: 'Starting the services' },
  seed: { zh: '写入演示数据', en: 'Writing the demo data' },
  stopping: { zh: '正在停止', en: 'Stopping' },
  reset: { zh: '清空数据，重新开始', en: 'Deleting the data to begin anew' },
  orphans: { zh: '收拾上次遗留的进程', en: 'Ending processes that an earlier start left behind' },
  system: { zh: '启动供浏览器测试的系统', en: 'Starting the system for the browser stories' },
};

export const remarks = {
  unchanged: { zh: '无变化', en: 'unchanged' },
  unfinishedDemo: {
    zh: '上次的演示数据没有写完，重新开始。',
    en: 'The demo data were not finished last time: beginning anew.',
  },
  stop: { zh: '按 Ctrl-C 停止', en: 'Ctrl-C stops everything' },
};

export const table = {
  sandbox: { zh: '手机（先打开这个）', en: 'Phone: open this first' },
  console: { zh: '管理后台', en: 'Console' },
  h5: { zh: '小程序 H5', en: 'Mini-program as H5' },
  api: { zh: '接口', en: 'API' },
  database: { zh: '数据库', en: 'Database' },
  login: { zh: '登录', en: 'Role' },
  username: '用户名 User name',
  password: '密码 Password',
};

export const names = {
  demoOrganization: '安居物业（演示）',
  organization: '我的机构',
};

export const failures = {
  /** @param {string} version */
  nodeTooOld: (version) => ({
    zh: `需要 Node.js 20.19 或更新的版本，当前是 ${version}。`,
    en: `ScanFix needs Node.js 20.19 or newer; this is ${version}.`,
  }),
  /** @param {string} reason */
  wrongOption: (reason) => ({
    zh: `命令参数有误（${reason}）。可用：--reset、--no-demo、--data <目录>、--api-port、--console-port、--h5-port、--sandbox-port、--database-port <端口>。`,
    en: `Wrong option (${reason}). Known: --reset, --no-demo, --data <folder>, --api-port, --console-port, --h5-port, --sandbox-port, --database-port <port>.`,
  }),
  /** @param {{ variable: string, value: string }} given */
  wrongPort: ({ variable, value }) => ({
    zh: `${variable} 应为 1 到 65535 的端口号，而不是“${value}”。`,
    en: `${variable} must be a port from 1 to 65535, not "${value}".`,
  }),
  /** @param {{ port: number, variables: string }} given */
  samePort: ({ port, variables }) => ({
    zh: `${variables} 都设成了端口 ${port}，请分开设置。`,
    en: `${variables} are all set to port ${port}: give each its own.`,
  }),
  /** @param {{ port: number, service: string, variable: string }} given */
  portInUse: ({ port, service, variable }) => ({
    zh: `端口 ${port}（${service}）已被占用：请停止占用它的程序，或换一个端口，例如 ${variable}=${port + 100} npm start。`,
    en: `Port ${port} (${service}) is already in use: stop what uses it, or choose another, for example ${variable}=${port + 100} npm start.`,
  }),
  /** @param {{ port: number, service: string, reason: string }} given */
  portForbidden: ({ port, service, reason }) => ({
    zh: `无法监听端口 ${port}（${service}）：${reason}。`,
    en: `Port ${port} (${service}) cannot be opened: ${reason}.`,
  }),
  /** @param {{ folder: string, free: number, needed: number }} given */
  diskFull: ({ folder, free, needed }) => ({
    zh: `磁盘空间不足：${folder} 所在磁盘只剩 ${size(free)}，需要 ${size(needed)}。请腾出空间后再试。`,
    en: `The disk is full: ${folder} has ${size(free)} left and ${size(needed)} is needed. Free some space and start again.`,
  }),
  /** @param {string} what */
  diskFilled: (what) => ({
    zh: `磁盘已写满（${what}）。请腾出空间后再试。`,
    en: `The disk filled up (${what}). Free some space and start again.`,
  }),
  /** @param {{ folder: string, reason: string }} given */
  folderNotWritable: ({ folder, reason }) => ({
    zh: `无法写入 ${folder}：${reason}。`,
    en: `${folder} cannot be written: ${reason}.`,
  }),
  /** @param {{ pid: number, console: string }} given */
  alreadyRunning: ({ pid, console }) => ({
    zh: `ScanFix 已在运行（进程 ${pid}${console && `，控制台 ${console}`}）。请使用它，或先在那个终端按 Ctrl-C。`,
    en: `ScanFix is already running (process ${pid}${console && `, console ${console}`}). Use it, or press Ctrl-C in its terminal first.`,
  }),
  /** @param {string} version */
  noPnpm: (version) => ({
    zh: `无法取得 pnpm ${version}：第一次启动需要连上 npm 源。`,
    en: `pnpm ${version} could not be fetched: the first start needs the npm registry.`,
  }),
  installFailed: {
    zh: '依赖安装失败：第一次启动需要连上 npm 源；如果刚改过 package.json，请先运行 pnpm install。',
    en: 'The dependencies could not be installed: the first start needs the npm registry; after a change of package.json run pnpm install first.',
  },
  buildFailed: { zh: '构建失败。', en: 'The build failed.' },
  /** @param {string} name */
  commandFailed: (name) => ({ zh: `${name} 没有成功。`, en: `${name} did not succeed.` }),
  /** @param {string} packages */
  aptFailed: (packages) => ({
    zh: `apt 无法安装 ${packages}。`,
    en: `apt could not install ${packages}.`,
  }),
  databaseUrlMalformed: {
    zh: 'DATABASE_URL 应为 mysql://用户:密码@主机:端口/库名。',
    en: 'DATABASE_URL must look like mysql://user:password@host:port/schema.',
  },
  /** @param {{ address: string, reason: string }} given */
  databaseUnreachable: ({ address, reason }) => ({
    zh: `数据库 ${address} 没有应答（${reason}）。请检查它是否已启动，以及 DATABASE_URL 是否正确。`,
    en: `The database at ${address} does not answer (${reason}). Check that it runs and that DATABASE_URL is right.`,
  }),
  /** @param {{ address: string, user: string }} given */
  databaseDenied: ({ address, user }) => ({
    zh: `数据库 ${address} 拒绝了用户“${user}”：用户名或密码不对，或不允许从本机登录。`,
    en: `The database at ${address} refuses user "${user}": wrong name or password, or not allowed from this host.`,
  }),
  /** @param {{ user: string, schema: string }} given */
  schemaForbidden: ({ user, schema }) => ({
    zh: `用户“${user}”无权使用或创建库“${schema}”。请管理员执行：CREATE DATABASE ${schema}; 并授予全部权限。`,
    en: `User "${user}" may neither use nor create the schema "${schema}". Ask the administrator for CREATE DATABASE ${schema} and all rights on it.`,
  }),
  /** @param {string} version */
  databaseTooOld: (version) => ({
    zh: `数据库版本是 ${version}，需要 MySQL 8.4 或 MariaDB 10.11 及以上。`,
    en: `The database is ${version}; ScanFix needs MySQL 8.4 or MariaDB 10.11 or newer.`,
  }),
  /** @param {string} reason */
  databaseOther: (reason) => ({ zh: `数据库报错：${reason}`, en: `The database says: ${reason}` }),
  /** @param {string} folder */
  databaseOfOtherKind: (folder) => ({
    zh: `${folder} 里的数据属于另一种数据库，而这台机器上已没有它。请装回，或用 npm start -- --reset 重新开始。`,
    en: `The data in ${folder} belong to the other kind of server, which this machine no longer has. Install it again, or begin anew with npm start -- --reset.`,
  }),
  noDatabase: {
    zh: '没有找到数据库。请任选其一：sudo apt-get install mariadb-server-core mariadb-client-core（Debian/Ubuntu）、brew install mariadb（macOS）、安装并启动 Docker，或设置 DATABASE_URL=mysql://…（MySQL ≥ 8.4 或 MariaDB ≥ 10.11）。',
    en: 'No database was found. Do one of: sudo apt-get install mariadb-server-core mariadb-client-core (Debian/Ubuntu), brew install mariadb (macOS), install and start Docker, or set DATABASE_URL=mysql://… (MySQL ≥ 8.4 or MariaDB ≥ 10.11).',
  },
  /** @param {string} address */
  resetElsewhere: (address) => ({
    zh: `--reset 不会清空别的机器上的数据库（${address}）。请自行删除并重建该库。`,
    en: `--reset does not empty a database on another machine (${address}). Drop and create that schema yourself.`,
  }),
  migrationFailed: { zh: '数据库结构更新失败。', en: 'The migration failed.' },
  organizationFailed: {
    zh: '无法创建机构：这个库里可能已有别处的数据，请换一个库，或用 npm start -- --reset 清空它。',
    en: 'The organization could not be created: the schema may hold the data of another checkout. Use another one, or empty it with npm start -- --reset.',
  },
  /** @param {string} reason */
  seedFailed: (reason) => ({
    zh: `演示数据没有写完（${reason}）。再次 npm start 会重新开始；不要演示数据则用 npm start -- --no-demo。`,
    en: `The demo data were not finished (${reason}). npm start begins anew; npm start -- --no-demo goes without them.`,
  }),
  /** @param {{ name: string, how: string, log: string }} given */
  serviceDied: ({ name, how, log }) => ({
    zh: `${name} 意外停止（${how}），其余进程已一并停止。日志：${log}`,
    en: `${name} stopped by itself (${how}), so everything was stopped. Its log: ${log}`,
  }),
  /** @param {{ name: string, seconds: number, log: string }} given */
  notReady: ({ name, seconds, log }) => ({
    zh: `${name} 在 ${seconds} 秒内没有就绪。日志：${log}`,
    en: `${name} was not ready within ${seconds} seconds. Its log: ${log}`,
  }),
  noBrowser: {
    zh: '没有找到 Chromium。请安装 chromium、fonts-noto-cjk、fonts-noto-color-emoji，或用 CHROMIUM_PATH 指明它的位置。',
    en: 'Chromium was not found. Install chromium, fonts-noto-cjk and fonts-noto-color-emoji, or name the program in CHROMIUM_PATH.',
  },
  mysqlUrlMissing: {
    zh: '用法：npm run test:mysql -- mysql://用户:密码@主机:端口/（该用户须能创建库）。',
    en: 'Usage: npm run test:mysql -- mysql://user:password@host:port/ (a user who may create schemas).',
  },
};
