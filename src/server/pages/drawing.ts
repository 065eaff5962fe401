import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunManifest, SessionState } from '../../contract/index.ts';
import { partsSchema, type Parts } from './parts.ts';

/** What the page of a run is drawn from; the code that draws it is `drawPage.tsx` of the dashboard. */
export interface PageFacts {
  /** Path and search. */
  readonly address: string;
  /** The reader's, a BCP 47 tag. */
  readonly locale: string;
  readonly session: SessionState;
  readonly run: RunManifest;
}

/** What the build made for drawing pages. */
export interface Drawing {
  readonly drawPage: (facts: PageFacts) => Promise<string>;
  /** The page that a browser would draw by itself. */
  readonly emptyPage: string;
  /** What the dashboard's parts are made of. */
  readonly parts: Parts;
}

/**
 * @param dashboard the folder of the built dashboard; what draws its pages stands in `pages` beside it
 * @returns null where it was not built
 */
export async function readDrawing(dashboard: string): Promise<Drawing | null> {
  const pages = join(dashboard, '../pages');
  const [emptyPage, parts] = await Promise.all(
    [join(dashboard, 'index.html'), join(pages, 'files.json')].map((file) =>
      readFile(file, 'utf8').catch(() => null),
    ),
  );
  if (emptyPage === null || parts === null) return null;
  const code = (await import(pathToFileURL(join(pages, 'drawPage.js')).href)) as Pick<
    Drawing,
    'drawPage'
  >;
  return { drawPage: code.drawPage, emptyPage, parts: partsSchema.parse(JSON.parse(parts)) };
}
