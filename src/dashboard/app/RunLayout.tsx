import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { RunManifest } from '../../contract/index.ts';
import { useRun } from '../api/runs.ts';
import { Instant } from './Instant.tsx';
import { runPagePath, runPages } from './paths.ts';
import { RunContext, useFigures } from './runContext.ts';
import { Failure, Loading } from './states.tsx';
import { sourceNames } from './words.ts';
import classes from './RunLayout.module.css';

/** The frame of a run's pages: what it was made from, and the way between them. */
export function RunLayout({ runId, children }: { runId: string; children: ReactNode }) {
  const run = useRun(runId);
  if (run.isPending) return <Loading what="Opening the run" />;
  if (run.isError) return <Failure error={run.error} retry={() => void run.refetch()} />;
  return (
    <RunContext value={run.data}>
      <RunHeader run={run.data} />
      {children}
    </RunContext>
  );
}

function RunHeader({ run }: { run: RunManifest }) {
  const [location] = useLocation();
  const figures = useFigures();
  return (
    <div className={classes.header}>
      <p className={classes.source}>
        <bdi>{sourceNames(run)}</bdi>
        <span className={classes.facts}>
          {figures.count(run.data.customers)} customers · {run.segments.length} segments ·{' '}
          <Instant iso={run.createdAt} />
        </span>
      </p>
      <nav aria-label="This run" className={classes.pages}>
        {runPages.map(({ page, title }) => {
          const href = runPagePath(run.runId, page);
          const isHere =
            location === href || (page === 'run' && location.startsWith(`${href}/segments/`));
          return (
            <Link
              key={page}
              href={href}
              className={classes.page}
              aria-current={isHere ? 'page' : undefined}
            >
              {title}
            </Link>
          );
        })}
      </nav>
    </div>
  );
}
