import { createContext, use } from 'react';
import type { RunManifest, Segment } from '../../contract/index.ts';
import { figuresIn, type Figures } from '../theme/figures.ts';
import { LocaleContext } from '../theme/LocaleContext.ts';

/** The run whose pages are shown; `RunLayout` gives it. */
export const RunContext = createContext<RunManifest | null>(null);

/** The run of this page. @throws Error outside of a run's pages */
export function useCurrentRun(): RunManifest {
  const run = use(RunContext);
  if (run === null) throw new Error('this component belongs below RunLayout');
  return run;
}

/** How figures of this run are written: the reader's locale, the run's currency. */
export function useFigures(): Figures {
  const currency = use(RunContext)?.currency ?? null;
  return figuresIn(use(LocaleContext), currency);
}

/** A segment with its place, which is its colour. */
export function segmentAt(
  run: RunManifest,
  segmentId: string,
): { readonly segment: Segment; readonly place: number } | null {
  const place = run.segments.findIndex(({ id }) => id === segmentId);
  return place === -1 ? null : { segment: run.segments[place], place };
}
