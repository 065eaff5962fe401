import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { RunSummary } from '../../../contract/index.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { runPagePath } from '../../app/paths.ts';
import { useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { baseName, verdictWords } from '../../app/words.ts';
import { DeleteRun } from './DeleteRun.tsx';
import classes from './RunCard.module.css';
import { ShareBar } from './ShareBar.tsx';

/** One run: from what, when, into which segments. */
export function RunCard({ run }: { run: RunSummary }) {
  const figures = useFigures();
  const mayDelete = useMay('analyst');
  const [isAsking, setAsking] = useState(false);
  const href = runPagePath(run.runId, 'run');
  const name = run.sources.map(baseName).join(', ');
  return (
    <article className={classes.card}>
      <div className={layout.spread}>
        <h2 className={classes.name}>
          <Link href={href}>
            <bdi>{name}</bdi>
          </Link>
        </h2>
        <Badge variant="light" tt="none" size="lg">
          {verdictWords[run.verdict].short}
        </Badge>
      </div>
      <p className={layout.soft}>
        {figures.count(run.customers)} customers · {run.k} segments ·{' '}
        {figures.instant(run.createdAt)}
      </p>
      <ShareBar segments={run.segments} />
      <ul className={classes.segments}>
        {run.segments.map((segment, place) => (
          <li key={segment.id}>
            <SegmentDot place={place} /> <bdi>{segment.name}</bdi>{' '}
            <span className={layout.soft}>{figures.percent(segment.share)}</span>
          </li>
        ))}
      </ul>
      <div className={layout.row}>
        <LinkButton href={href} variant="default" size="compact-sm">
          Open
        </LinkButton>
        {mayDelete && (
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            aria-label={`Delete the run of ${name}`}
            onClick={() => setAsking(true)}
          >
            Delete
          </Button>
        )}
      </div>
      {isAsking && <DeleteRun runId={run.runId} name={name} close={() => setAsking(false)} />}
    </article>
  );
}
