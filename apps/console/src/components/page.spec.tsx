import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderPage } from '../../test/render';
import { ApiProblem } from '../api/problem';
import { Loaded } from './page';

it('leads back to the list from an address that leads to nothing, where trying again would not help', async () => {
  renderPage(<Loaded query={{ data: undefined, error: new ApiProblem('not-found', 404), refetch: () => undefined }} notFound="没有这台设备">{() => null}</Loaded>, { path: '/assets/:id/edit', at: '/assets/404/edit' });
  expect(await screen.findByText('没有这台设备')).toBeTruthy();
  expect(screen.getByRole('link', { name: '返回' }).getAttribute('href')).toBe('/assets');
  expect(screen.queryByRole('button', { name: '重试' })).toBeNull();
});
