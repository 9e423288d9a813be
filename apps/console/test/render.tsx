import type { Locale, Me } from '@scanfix/shared-types';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { session } from '../src/api/session';
import { AppearanceProvider } from '../src/components/appearance';
import { LanguageProvider } from '../src/i18n';
import { makeLogin, makeMe } from './fixtures/data';

/** A page as the console draws it: logged in, routed, translated. Answers the router, to look at where a click led. */
export function renderPage(page: ReactNode, { path = '/', at = path, locale = 'zh-CN', me = {} }: { path?: string; at?: string; locale?: Locale; me?: Partial<Me> } = {}) {
  session.accept(makeLogin({ me: makeMe(me) }));
  const router = createMemoryRouter([{ path, element: page }, { path: '*', element: null }], { initialEntries: [at] });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  // As main.tsx renders it: what does not bear being mounted twice fails here too.
  render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <LanguageProvider initial={locale}>
          <AppearanceProvider>
            <RouterProvider router={router} />
          </AppearanceProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
  return { router, client };
}
