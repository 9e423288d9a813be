import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, distribution, install } from './apt.mjs';
import { Failure } from './failure.mjs';
import { failures } from './words.mjs';

const programs = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome'];
const chineseFonts = ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc'];
const emojiFonts = ['/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf', '/usr/share/fonts/noto/NotoColorEmoji.ttf'];

/**
 * A Chromium with Chinese and emoji fonts, installed where that is possible.
 * @param {import('./processes.mjs').Processes} processes
 * @returns {Promise<string>} path of the program
 */
export async function provideBrowser(processes) {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(chineseFonts.some(existsSync) ? [] : ['fonts-noto-cjk']),
    ...(emojiFonts.some(existsSync) ? [] : ['fonts-noto-color-emoji']),
  ];
  if (missing.length > 0 && canInstall()) await install(missing.filter(isRealPackage), processes);
  const browser = findBrowser();
  if (!browser) throw new Failure(failures.noBrowser);
  return browser;
}

/** Ubuntu's chromium package is an empty one that asks for snap. @param {string} name */
const isRealPackage = (name) => name !== 'chromium' || !/^ID=ubuntu$/m.test(distribution());

/** @returns {string | null} */
function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
