import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { answers, FixtureProblem, type Answers } from '../../../test/fixtures/answers';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import ImportPage from './import-page';

const previewed = answers['GET /asset-imports/:id']?.({ params: {}, query: {}, body: {}, headers: {} });
const open = (overrides: Answers = {}) => {
  const seen = answerFetch(overrides);
  renderPage(<ImportPage />, { path: '/imports/:id', at: '/imports/7' });
  return seen;
};

describe('the preview of an import', () => {
  it('names row, column, content and rule of every error', async () => {
    open();
    const errors = within(await screen.findByTestId('import-errors'));
    const row = errors.getByText('206').closest('tr') as HTMLElement;
    expect(within(row).getByText('保修至')).toBeTruthy();
    expect(within(row).getByText('2027/13/40')).toBeTruthy();
    expect(within(row).getByText('请填写日期，如 2026-11-22')).toBeTruthy();
    expect(screen.getByTestId('invalid-rows').textContent).toContain('3');
  });

  it('leaves wrong rows out only after an explicit choice', async () => {
    const seen = open();
    const apply = (await screen.findByTestId('apply-import')) as HTMLButtonElement;
    expect(apply.disabled).toBe(true);
    await person.click(screen.getByRole('checkbox', { name: '我知道有 3 行不会导入' }));
    await person.click(apply);
    expect(await screen.findByText('已导入 497 台设备')).toBeTruthy();
    expect(screen.getByText(/3 行有错误，没有导入/)).toBeTruthy();
    expect(seen.of('POST', '/asset-imports/7/apply')[0]?.body).toEqual({ skipInvalid: true });
  });

  it('imports all rows at once when none is wrong', async () => {
    const seen = open({ 'GET /asset-imports/:id': () => ({ ...(previewed as object), invalidRows: 0, validRows: 500, errors: [] }) as never });
    await person.click(await screen.findByRole('button', { name: '导入全部 500 台设备' }));
    await waitFor(() => expect(seen.of('POST', '/asset-imports/7/apply')[0]?.body).toEqual({}));
  });

  it('offers nothing to import when every row is wrong', async () => {
    open({ 'GET /asset-imports/:id': () => ({ ...(previewed as object), validRows: 0, invalidRows: 500 }) as never });
    expect(await screen.findByText(/没有一行可以导入/)).toBeTruthy();
    expect(screen.queryByTestId('apply-import')).toBeNull();
  });

  it('says why it could not be imported', async () => {
    open({ 'POST /asset-imports/:id/apply': () => new FixtureProblem('import-already-applied') });
    await person.click(await screen.findByRole('checkbox', { name: '我知道有 3 行不会导入' }));
    await person.click(screen.getByTestId('apply-import'));
    expect((await screen.findByRole('alert')).textContent).toContain('已经导入过了');
  });
});
