import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/ApiContext.ts';
import { theme } from '../theme/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { preload } from './preload.ts';
import { createQueries } from './queryClient.ts';
import { Routes } from './Routes.tsx';
import { SessionGate } from './SessionGate.tsx';
import { Shell } from './Shell.tsx';

/** The whole dashboard. */
export function App() {
  const api = useApi();
  const [queries] = useState(() => {
    const created = createQueries();
    preload(created, api, window.location.pathname);
    return created;
  });
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <Shell>
            <SessionGate>
              <Routes />
            </SessionGate>
          </Shell>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}
