import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Routes } from './Routes.tsx';
import { SessionGate } from './SessionGate.tsx';
import { Shell } from './Shell.tsx';
import { ThemeProvider } from './ThemeProvider.tsx';

/** The whole dashboard. */
export function App({ queries }: { queries: QueryClient }) {
  return (
    <ThemeProvider>
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <Shell>
            <SessionGate>
              <Routes />
            </SessionGate>
          </Shell>
        </ErrorBoundary>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
