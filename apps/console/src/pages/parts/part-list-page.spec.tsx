import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { makePart } from '../../../test/fixtures/standards';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import PartListPage from './part-list-page';

describe('the parts catalogue', () => {
  it('takes yuan and sends fen', async () => {
    const seen = answerFetch();
    renderPage(<PartListPage />, { path: '/parts' });
    await person.click(await screen.findByRole('button', { name: /新建配件/ }));
    const dialog = await screen.findByRole('dialog');
    await person.type(within(dialog).getByLabelText('名称'), '角阀');
    await person.type(within(dialog).getByLabelText('编号'), 'JF-15');
    await person.type(within(dialog).getByLabelText('单价'), '19.99');
    await person.type(within(dialog).getByLabelText('单位'), '个');
    await person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('POST', '/parts')[0]?.body).toEqual({ code: 'JF-15', name: '角阀', unit: '个', priceFen: 1999, warrantyMonths: null, categoryIds: [], active: true }));
  });

  it('keeps how long a part is under warranty, and lets it be none again', async () => {
    const seen = answerFetch({ 'GET /parts': () => ({ items: [makePart({ warrantyMonths: 6 })], nextCursor: null }) });
    renderPage(<PartListPage />, { path: '/parts' });
    expect(await screen.findByText('6 个月')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: '制冷剂 R410A' }));
    const dialog = await screen.findByRole('dialog');
    await person.clear(within(dialog).getByLabelText(/配件质保/));
    await person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/parts/1')[0]?.body['warrantyMonths']).toBeNull());
  });

  it('says beside the code that it is taken', async () => {
    answerFetch();
    renderPage(<PartListPage />, { path: '/parts' });
    await person.click(await screen.findByRole('button', { name: '生料带' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByDisplayValue('2.50')).toBeTruthy();
    await person.click(within(dialog).getByRole('button', { name: /取\s*消/ }));
    await person.click(screen.getByRole('button', { name: /新建配件/ }));
    const fresh = await screen.findByRole('dialog');
    await person.type(within(fresh).getByLabelText('名称'), '另一种');
    await person.type(within(fresh).getByLabelText('编号'), 'R410A');
    await person.type(within(fresh).getByLabelText('单价'), '1');
    await person.type(within(fresh).getByLabelText('单位'), '个');
    await person.click(within(fresh).getByRole('button', { name: /保\s*存/ }));
    expect(await within(fresh).findByText(/已被使用，请换一个/)).toBeTruthy();
  });

  it('shows prices to who may not change them, and nothing to change them with', async () => {
    answerFetch();
    renderPage(<PartListPage />, { path: '/parts', me: { roles: ['engineer'] } });
    expect(await screen.findByText('¥120.00')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /新建配件/ })).toBeNull();
  });
});
