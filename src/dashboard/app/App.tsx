import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { LocaleContext } from '../theme/LocaleContext.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Routes } from './Routes.tsx';
import { SessionGate } from './SessionGate.tsx';
import { Shell } from './Shell.tsx';
import { ThemeProvider } from './ThemeProvider.tsx';

/** The whole dashboard. */
export function App({
  queries,
  locale,
  address,
}: {
  queries: QueryClient;
  locale: string | undefined;
  /** Where the page is, with its search; the browser's address where left out. */
  address?: string;
}) {
  return (
    <LocaleContext value={locale}>
      <ThemeProvider>
        <QueryClientProvider client={queries}>
          <Router {...(address === undefined ? {} : { ssrPath: address })}>
            <ErrorBoundary>
              <Shell>
                <SessionGate>
                  <Routes />
                </SessionGate>
              </Shell>
            </ErrorBoundary>
          </Router>
        </QueryClientProvider>
      </ThemeProvider>
    </LocaleContext>
  );
}
