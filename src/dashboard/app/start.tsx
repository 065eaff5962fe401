import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { pageApi } from '../api/ApiContext.ts';
import { runQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { App } from './App.tsx';
import type { Opening } from './opening.ts';
import { createQueries } from './queryClient.ts';

/** Milliseconds; a page that stays empty for longer says that it is loading. */
const longestSilence = 400;

/**
 * Shows the dashboard once what its page needs first is here: drawing it at once, again with who is asking and again
 * with the run takes longer than what is waited for.
 */
export async function start(element: Element, opening: Opening): Promise<void> {
  // The content security policy allows no code from strings; without this zod would try it and be reported.
  config({ jitless: true });
  const queries = createQueries();
  await Promise.race([firstAnswers(queries, opening), silence()]);
  createRoot(element).render(
    <StrictMode>
      <App queries={queries} />
    </StrictMode>,
  );
}

async function firstAnswers(queries: QueryClient, { runId, screen }: Opening): Promise<void> {
  await Promise.all([
    screen,
    queries.prefetchQuery(sessionQuery(pageApi)),
    runId === null ? null : queries.prefetchQuery(runQuery(pageApi, runId)),
  ]);
}

function silence(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestSilence);
  });
}
