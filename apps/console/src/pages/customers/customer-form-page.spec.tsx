import { describe, expect, it } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { answerFetch } from '../../../test/fetch';
import { FixtureProblem } from '../../../test/fixtures/answers';
import { person } from '../../../test/person';
import { renderPage } from '../../../test/render';
import CustomerFormPage from './customer-form-page';

const saved = { id: 1, kind: 'company' as const, name: '云帆科技', phone: null, address: null, note: null, level: 'vip' as const, contacts: [], version: 4 };
const save = () => person.click(screen.getByRole('button', { name: /保\s*存/ }));

describe('a customer’s form', () => {
  it('loads what is there, sends the level, and leaves for the customer', async () => {
    const seen = answerFetch({ 'PUT /customers/:id': () => saved });
    const { router } = renderPage(<CustomerFormPage />, { path: '/customers/:id/edit', at: '/customers/1/edit' });
    expect(((await screen.findByRole('radio', { name: '重点' })) as HTMLInputElement).checked).toBe(true);
    await person.click(screen.getByRole('radio', { name: 'VIP' }));
    await save();
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/1'));
    expect(seen.of('PUT', '/customers/1')[0]?.body).toEqual({ kind: 'company', level: 'vip', name: '云帆科技', phone: '0571-86668888', address: '1 号楼 3 楼', note: '合同到 2027 年底', contacts: [{ name: '林晓', phone: '13812345678', position: '行政' }], version: 3 });
  });

  it('keeps what was typed where somebody saved meanwhile, and begins anew with what they saved', async () => {
    let note = '合同到 2027 年底';
    answerFetch({ 'GET /customers/:id': () => ({ ...saved, note, version: 5 }), 'PUT /customers/:id': () => new FixtureProblem('version-conflict') });
    renderPage(<CustomerFormPage />, { path: '/customers/:id/edit', at: '/customers/1/edit' });
    await person.type(await screen.findByLabelText('名称'), '（新）');
    note = '已续签';
    await save();
    expect((await screen.findByRole('alert')).textContent).toContain('载入最新内容');
    expect((screen.getByLabelText('名称') as HTMLInputElement).value).toBe('云帆科技（新）');
    await person.click(screen.getByRole('button', { name: '载入最新内容' }));
    expect(await screen.findByDisplayValue('已续签')).toBeTruthy();
    expect((screen.getByLabelText('名称') as HTMLInputElement).value).toBe('云帆科技');
  });

  it('makes one customer however often it is sent', async () => {
    let refused = true;
    const seen = answerFetch({ 'POST /customers': () => (refused ? new FixtureProblem('not-ready') : saved) });
    const { router } = renderPage(<CustomerFormPage />, { path: '/customers/new' });
    await person.type(await screen.findByLabelText('名称'), '云帆科技');
    await save();
    expect((await screen.findByRole('alert')).textContent).toContain('正在启动');
    refused = false;
    await save();
    await waitFor(() => expect(router.state.location.pathname).toBe('/customers/1'));
    const [first, second] = seen.of('POST', '/customers');
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
    expect(first?.body['level']).toBe('standard');
  });

  it('asks before what was typed is lost', async () => {
    answerFetch();
    const { router } = renderPage(<CustomerFormPage />, { path: '/customers/new' });
    await person.type(await screen.findByLabelText('名称'), '云');
    act(() => void router.navigate('/tickets'));
    expect(await screen.findByText('有内容还没有保存')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/customers/new');
  });
});
