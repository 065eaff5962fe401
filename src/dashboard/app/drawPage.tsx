import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import type { RunManifest, SessionState } from '../../contract/index.ts';
import { pageApi } from '../api/ApiContext.ts';
import { runQuery } from '../api/runs.ts';
import { sessionQuery } from '../api/session.ts';
import { App } from './App.tsx';
import { matched } from './matched.ts';
import { createQueries } from './queryClient.ts';
import { runScreens } from './screens.ts';

/** What the page of a run is drawn from. */
export interface PageFacts {
  /** Path and search. */
  readonly address: string;
  /** The reader's, a BCP 47 tag. */
  readonly locale: string;
  readonly session: SessionState;
  readonly run: RunManifest;
}

/**
 * The HTML of a page of a run, as the browser draws it first and then takes over. The content security policy forbids
 * styles in HTML, so they stand in `data-style`, from where `drawnPage.ts` puts them on the elements.
 */
export async function drawPage({ address, locale, session, run }: PageFacts): Promise<string> {
  const [pathname] = address.split('?', 1);
  await runScreens.find(({ pattern }) => matched(pattern, pathname) !== null)?.load();
  const queries = createQueries();
  queries.setQueryData(sessionQuery(pageApi).queryKey, session);
  queries.setQueryData(runQuery(pageApi, run.runId).queryKey, run);
  const html = renderToString(
    <StrictMode>
      <App queries={queries} locale={locale} address={address} />
    </StrictMode>,
  );
  // Text holds no quotation mark: React writes it as an entity.
  return html.replaceAll(' style="', ' data-style="');
}
