import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { keepPicture, useBrowser } from '../support/browser.js';
import { goTo, openDesk } from '../support/desk.js';
import { someDigits } from '../support/office.js';

const rows = 500;
const wrong = { category: 101, date: 202, taken: 303 };
/** On the first device of the demo. */
const takenSerial = 'GR35-0001';

/** The manager, who brings the list of devices along from the old system. */
describe('Importing 500 devices with three bad rows', () => {
  useBrowser();
  // The letter keeps the run's digits from being read together with the number of the device.
  const mark = `IMP${someDigits()}D`;
  let desk: Page;

  beforeAll(async () => {
    desk = await openDesk('manager');
  });

  it('shows the three errors with row and column, and has imported nothing', async () => {
    await goTo(desk, '/imports');
    await desk.locator('input[type=file]').setInputFiles({ name: '设备台账.csv', mimeType: 'text/csv', buffer: Buffer.from(devices(mark)) });
    await desk.getByTestId('valid-rows').getByText('497').waitFor();
    expect(await desk.getByTestId('invalid-rows').innerText()).toContain('3');
    const errors = desk.getByTestId('import-errors').getByRole('row');
    const found = (await errors.allInnerTexts()).slice(1).map((text) => text.replace(/\s+/g, ' '));
    expect(found).toHaveLength(3);
    // Rows are counted as the spreadsheet does: the head is row 1.
    expect(found[0]).toMatch(new RegExp(`^${wrong.category + 1} 分类 空凋`));
    expect(found[1]).toMatch(new RegExp(`^${wrong.date + 1} 安装日期 2024-13-40`));
    expect(found[2]).toMatch(new RegExp(`^${wrong.taken + 1} 序列号 ${takenSerial} 这个序列号已属于另一台设备`));
    await keepPicture(desk, 'import-preview');
    await search(desk, mark);
    await desk.getByText('没有符合条件的设备').waitFor();
    await desk.goBack();
  });

  it('hands the errors out as a file', async () => {
    await goTo(desk, '/imports');
    await desk.locator('input[type=file]').setInputFiles({ name: '设备台账.csv', mimeType: 'text/csv', buffer: Buffer.from(devices(mark)) });
    const downloading = desk.waitForEvent('download');
    await desk.getByRole('button', { name: '下载错误清单' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.(csv|xlsx)$/);
    expect(readFileSync(await download.path()).length).toBeGreaterThan(100);
  });

  it('imports the other 497 only after the explicit choice, and each of them is found', async () => {
    const apply = desk.getByTestId('apply-import');
    expect(await apply.isDisabled()).toBe(true);
    await desk.getByRole('checkbox', { name: '我知道有 3 行不会导入' }).check();
    await apply.click();
    await desk.getByText('已导入 497 台设备').waitFor();
    await desk.getByText('3 行有错误，没有导入').waitFor();
    for (const number of [1, 250, rows]) {
      await search(desk, serial(mark, number));
      await desk.getByTestId('asset-list').getByText(`${mark} 挂式空调 ${number} 号`, { exact: true }).waitFor();
    }
    await search(desk, serial(mark, wrong.category));
    await desk.getByText('没有符合条件的设备').waitFor();
  });
});

const serial = (mark: string, number: number): string => `${mark}-${String(number).padStart(4, '0')}`;

async function search(desk: Page, text: string): Promise<void> {
  await goTo(desk, `/assets?search=${encodeURIComponent(text)}`);
}

function devices(mark: string): string {
  const lines = ['设备名称,序列号,分类,厂商,型号,位置,客户,安装日期,保修至,备注'];
  for (let number = 1; number <= rows; number += 1) {
    lines.push([
      `${mark} 挂式空调 ${number} 号`,
      number === wrong.taken ? takenSerial : serial(mark, number),
      number === wrong.category ? '空凋' : '空调',
      '格力', 'KFR-35GW',
      `海棠里 / 3号楼 / ${Math.ceil(number / 50)}层`,
      '',
      number === wrong.date ? '2024-13-40' : '2024-03-12',
      '', '',
    ].join(','));
  }
  return `\ufeff${lines.join('\n')}\n`;
}
