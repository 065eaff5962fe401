import type { FastifyRequest } from 'fastify';
import type { RunManifest, SessionState } from '../../contract/index.ts';
import { idSchema } from '../ids.ts';
import { editedRunOf } from '../runs/editedRunOf.ts';
import { isOwnOrigin, safetySettings } from '../safety/index.ts';
import type { Services } from '../services.ts';
import { readDrawing, type Drawing } from './drawing.ts';
import { filledPage } from './filledPage.ts';
import { readerLocale } from './readerLocale.ts';

/** Draws pages ahead of the browser, which then shows them before the dashboard's code is there. */
export interface Pages {
  /** The page at a request's address for whoever asks; null where the browser has to draw it by itself. */
  readonly draw: (request: FastifyRequest) => Promise<string | null>;
  /** Makes the code ready that draws. */
  readonly prepare: () => Promise<unknown>;
}

export interface PagesPorts {
  /** The folder of the built dashboard. */
  readonly folder: string;
  readonly services: Pick<Services, 'context' | 'runs'>;
  /** Who reads; null for whom the API gives no runs. */
  readonly readerOf: (request: FastifyRequest) => Promise<SessionState | null>;
}

/** Pages of one run that are kept: another reader, language or selection makes another page. */
const keptPages = 16;
const explorer = 'screens/explore/index.tsx';

export function createPages({ folder, services, readerOf }: PagesPorts): Pages {
  const settings = safetySettings(services.context.env);
  const kept = new WeakMap<RunManifest, Map<string, Promise<string>>>();
  let drawing: Promise<Drawing | null> | null = null;
  const prepare = () => (drawing ??= readDrawing(folder));

  async function draw(request: FastifyRequest): Promise<string | null> {
    const runId = exploredRun(request.url);
    if (runId === null || !isOwnOrigin(request.method, request.headers, settings)) return null;
    const [made, session] = await Promise.all([prepare(), readerOf(request)]);
    if (made === null || session === null) return null;
    // A run that cannot be had is told of by the page itself.
    const run = await editedRunOf(services, runId).catch(() => null);
    if (run === null) return null;
    const { manifest } = run.words;
    const facts = {
      address: request.url,
      locale: readerLocale(request.headers['accept-language']),
      session: { ...session, csrfToken: null },
    };
    const page = keptOr(manifest, JSON.stringify(facts), async () => {
      const drawn = await made.drawPage({ ...facts, run: manifest });
      return filledPage(made, drawn, explorer, ['/api/v1/session', `/api/v1/runs/${runId}`]);
    });
    return page.catch((error: unknown) => {
      const name = error instanceof Error ? error.name : typeof error;
      request.log.error({ error: name }, 'a page could not be drawn');
      return null;
    });
  }

  function keptOr(run: RunManifest, key: string, make: () => Promise<string>): Promise<string> {
    const pages = kept.get(run) ?? new Map<string, Promise<string>>();
    kept.set(run, pages);
    const page = pages.get(key) ?? make();
    pages.delete(key);
    pages.set(key, page);
    for (const oldest of [...pages.keys()].slice(0, -keptPages)) pages.delete(oldest);
    return page;
  }

  return { draw, prepare };
}

/** The run whose explorer is at an address. */
function exploredRun(url: string): string | null {
  const [, id = ''] = /^\/runs\/([^/?]+)\/explore(?:\?|$)/.exec(url) ?? [];
  return idSchema.safeParse(id).success ? id : null;
}
