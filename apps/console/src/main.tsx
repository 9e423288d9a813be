import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isProblem } from './api/problem';
import { session } from './api/session';
import { Console } from './console';
import { AppearanceProvider } from './components/appearance';
import { LanguageProvider } from './i18n';
import { reloadAfterUpdate } from './reload-after-update';
import './styles.css';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A call without a network fails at once and says so, instead of waiting silently; what is on screen is read again when it is back.
      networkMode: 'always',
      refetchOnReconnect: true,
      // Only what may pass by itself; a refusal is an answer.
      retry: (failures, error) => failures < 2 && isProblem(error, 'network', 'not-ready', 'upstream-unavailable'),
    },
    mutations: { networkMode: 'always' },
  },
});

reloadAfterUpdate();
void session.start();

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <AppearanceProvider>
          <Console />
        </AppearanceProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
