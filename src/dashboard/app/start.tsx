import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { config } from 'zod';
import { pageApi } from '../api/ApiContext.ts';
import { runQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { App } from './App.tsx';
import { createQueries } from './queryClient.ts';

/** Milliseconds; a page that stays empty for longer says that it is loading. */
const longestSilence = 400;

/** What the page needs first. */
interface Needed {
  /** The run that it shows; null where it shows none. */
  readonly runId: string | null;
  /** Settles when the screen's code is here, or cannot be had, which is told where it is drawn. */
  readonly screen: Promise<unknown> | undefined;
}

/**
 * Shows the dashboard once what its page needs first is here: drawing it at once, again with who is asking and again
 * with the run takes longer than what is waited for. A page that the server drew is taken over as it stands.
 */
export async function start(element: Element, needed: Needed): Promise<void> {
  // The content security policy allows no code from strings; without this zod would try it and be reported.
  config({ jitless: true });
  const queries = createQueries();
  const app = (
    <StrictMode>
      <App queries={queries} locale={navigator.language} />
    </StrictMode>
  );
  const answers = firstAnswers(queries, needed);
  if (element.hasChildNodes()) {
    await answers;
    hydrateRoot(element, app);
  } else {
    await Promise.race([answers, silence()]);
    createRoot(element).render(app);
  }
}

async function firstAnswers(queries: QueryClient, { runId, screen }: Needed): Promise<void> {
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
