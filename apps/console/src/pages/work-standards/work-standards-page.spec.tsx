import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makeStandard } from '../../../test/fixtures/standards';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import WorkStandardsPage from './work-standards-page';

describe('the standards of a category', () => {
  it('keep the ids of what was there, so that old records keep their codes', async () => {
    const seen = answerFetch();
    renderPage(<WorkStandardsPage />, { path: '/work-standards/:categoryId', at: '/work-standards/1' });
    await person.click(await screen.findByRole('button', { name: /添加故障代码/ }));
    await person.type(screen.getAllByRole('textbox', { name: '代码' }).at(-1) as HTMLElement, 'AC-20');
    await person.type(screen.getAllByRole('textbox', { name: '故障名称' }).at(-1) as HTMLElement, '异味');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/work-standards/1')).toHaveLength(1));
    const { categoryId: _categoryId, faultCodes, ...rest } = makeStandard();
    expect(seen.of('PUT', '/work-standards/1')[0]?.body).toEqual({ ...rest, faultCodes: [...faultCodes, { code: 'AC-20', name: '异味' }] });
  });

  it('do not take the same code twice', async () => {
    const seen = answerFetch();
    renderPage(<WorkStandardsPage />, { path: '/work-standards/:categoryId', at: '/work-standards/1' });
    await person.click(await screen.findByRole('button', { name: /添加故障代码/ }));
    await person.type(screen.getAllByRole('textbox', { name: '代码' }).at(-1) as HTMLElement, 'AC-07');
    await person.type(screen.getAllByRole('textbox', { name: '故障名称' }).at(-1) as HTMLElement, '又一个');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect((await screen.findAllByText('这个代码已经写过了')).length).toBeGreaterThan(0);
    expect(seen.of('PUT', '/work-standards/1')).toHaveLength(0);
  });

  it('are read only for an engineer', async () => {
    answerFetch();
    renderPage(<WorkStandardsPage />, { path: '/work-standards/:categoryId', at: '/work-standards/1', me: { roles: ['engineer'] } });
    expect(await screen.findByDisplayValue('AC-07')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /保\s*存/ })).toBeNull();
  });
});
