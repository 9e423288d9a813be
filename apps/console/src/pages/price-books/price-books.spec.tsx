import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { dialogTitled } from '../../../test/dialog';
import { answerFetch } from '../../../test/fetch';
import { makePriceBook } from '../../../test/fixtures/prices';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import PriceBookFormPage from './price-book-form-page';
import PriceBookListPage from './price-book-list-page';
import PriceBookPage from './price-book-page';

const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
const books = () => [
  makePriceBook({ id: 3, name: '夏季价目', status: 'draft', effectiveFrom: tomorrow, publishedAt: null, publishedBy: null, version: 1, callOut: { ...makePriceBook().callOut, base: 4_000 } }),
  makePriceBook(),
];

describe('the list of price books', () => {
  it('begins with the one in force, which is the one that is copied', async () => {
    answerFetch({ 'GET /price-books': books });
    const { router } = renderPage(<PriceBookListPage />, { path: '/price-books' });
    expect((await screen.findAllByText(/^(生效中|草稿)$/)).map(({ textContent }) => textContent)).toEqual(['生效中', '草稿']);
    await person.click(screen.getByRole('button', { name: /复制为新草稿/ }));
    expect(router.state.location.pathname + router.state.location.search).toBe('/price-books/new?copy=1');
  });

  it('tries the prices as a requester would see them', async () => {
    const seen = answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookListPage />, { path: '/price-books' });
    const panel = await screen.findByTestId('try-prices');
    await person.click(within(panel).getByLabelText('或设备分类'));
    await person.click(await screen.findByText('空调', { selector: '.ant-select-item-option-content' }));
    expect(await within(panel).findByText('¥130.00–¥260.00')).toBeTruthy();
    expect(within(panel).getByText('起步价 ¥30.00 + 时段 ¥50.00')).toBeTruthy();
    expect(seen.of('GET', '/my/price-band')[0]?.search.get('categoryId')).toBe('1');
  });
});

describe('a draft', () => {
  it('is tried before it is published', async () => {
    const seen = answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookPage />, { path: '/price-books/:id', at: '/price-books/3' });
    const panel = await screen.findByTestId('try-prices');
    await person.click(within(panel).getByLabelText('或设备分类'));
    await person.click(await screen.findByText('空调', { selector: '.ant-select-item-option-content' }));
    expect(await within(panel).findByText('¥130.00–¥260.00')).toBeTruthy();
    expect(within(panel).getByText(`按这份草稿，发布后从 2026-01-01 起生效`)).toBeTruthy();
    await person.type(within(panel).getByLabelText('距离'), '12.5');
    await waitFor(() => expect(seen.of('GET', '/price-books/3/trial').at(-1)?.search.get('distanceMeters')).toBe('12500'));
    // In the morning of the day from which it would count.
    expect(seen.of('GET', '/price-books/3/trial').at(-1)?.search.get('at')).toBe(`${tomorrow}T02:00:00.000Z`);
  });

  it('says what changes before it is published, and why it cannot be', async () => {
    answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookPage />, { path: '/price-books/:id', at: '/price-books/3' });
    await person.click(await screen.findByRole('button', { name: /发\s*布/ }));
    const dialog = await dialogTitled('发布“夏季价目”？');
    const changes = await within(dialog).findByTestId('price-changes');
    expect(within(changes).getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['上门费 起步价¥30.00 → ¥40.00']);
    await person.click(within(dialog).getByRole('button', { name: /发\s*布/ }));
    expect(await within(dialog).findByText(/这一天已有另一份价目生效/)).toBeTruthy();
  });

  it('is saved with its version, everything that was not touched as it was', async () => {
    const seen = answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookFormPage />, { path: '/price-books/:id/edit', at: '/price-books/3/edit' });
    const base = await screen.findByLabelText('起步价');
    expect((base as HTMLInputElement).value).toBe('40.00');
    await person.clear(base);
    await person.type(base, '35.5');
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    await waitFor(() => expect(seen.of('PUT', '/price-books/3')).toHaveLength(1));
    const { taxRate, callOut, labour, parts } = makePriceBook();
    expect(seen.of('PUT', '/price-books/3')[0]?.body).toEqual({ name: '夏季价目', effectiveFrom: tomorrow, taxRate, callOut: { ...callOut, base: 3_550 }, labour, parts, version: 1 });
  });

  it('is copied from a published one, but for its name and its day', async () => {
    const seen = answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookFormPage />, { path: '/price-books/new', at: '/price-books/new?copy=1' });
    expect(await screen.findByDisplayValue('2026 年价目（副本）')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText('请选择生效日期')).toBeTruthy();
    expect(seen.of('POST', '/price-books')).toHaveLength(0);
  });

  it('takes a new labour line, and no code twice', async () => {
    answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookFormPage />, { path: '/price-books/:id/edit', at: '/price-books/3/edit' });
    await person.click(await screen.findByRole('button', { name: /添加人工项目/ }));
    const dialog = await dialogTitled('添加人工项目');
    await person.type(within(dialog).getByLabelText('编号'), 'KT-12');
    await person.type(within(dialog).getByLabelText('项目'), '深度清洗');
    await person.type(within(dialog).getByLabelText('单价'), '160');
    await person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    expect(await within(dialog).findByText('这个编号已经用过了')).toBeTruthy();
    await person.type(within(dialog).getByLabelText('编号'), '-B');
    await person.click(within(dialog).getByRole('button', { name: /保\s*存/ }));
    expect(await screen.findByText(/KT-12-B 深度清洗/)).toBeTruthy();
    expect(screen.getByText(/¥160.00\/次/)).toBeTruthy();
  });
});

describe('a published price book', () => {
  it('is only read and copied', async () => {
    answerFetch({ 'GET /price-books': books });
    renderPage(<PriceBookPage />, { path: '/price-books/:id', at: '/price-books/1' });
    expect(await screen.findByRole('button', { name: /复制为新草稿/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /发\s*布|编\s*辑|删\s*除/ })).toBeNull();
    expect(screen.getByText('超过 8 公里')).toBeTruthy();
  });
});
