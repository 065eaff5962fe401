import { Link } from 'wouter';
import type { Segment } from '../../../contract/index.ts';
import { useEditSegment } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { EditableText } from '../../app/EditableText.tsx';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { runPagePath, segmentPath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { stabilityWords } from '../../charts/stability/option.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import classes from './SegmentHeader.module.css';

/** Name, story and size of a segment, and the way to the others. */
export function SegmentHeader({ segment, place }: { segment: Segment; place: number }) {
  const { runId, segments } = useCurrentRun();
  const figures = useFigures();
  const colour = useSegmentColours()(place);
  const mayEdit = useMay('analyst');
  const { mutateAsync: edit } = useEditSegment(runId, segment.id);
  const search = new URLSearchParams({ segments: segment.id }).toString();
  return (
    <header className={classes.header} style={{ borderInlineStartColor: colour.fill }}>
      <nav aria-label="Segments" className={classes.others}>
        {segments.map(({ id, name }, i) => (
          <Link
            key={id}
            href={segmentPath(runId, id)}
            className={classes.other}
            aria-current={id === segment.id ? 'page' : undefined}
          >
            <SegmentDot place={i} /> <bdi>{name}</bdi>
          </Link>
        ))}
      </nav>
      <EditableText
        label="Name of the segment"
        value={segment.name}
        maxLength={80}
        mayEdit={mayEdit}
        save={(name) => edit({ name })}
      >
        <h1 style={{ color: colour.text }}>
          <bdi>{segment.name}</bdi>
        </h1>
      </EditableText>
      <p>
        <strong className={classes.size}>{figures.count(segment.size)}</strong> customers,{' '}
        {figures.percent(segment.share, 1)} of all
        {segment.silhouette !== null && (
          <span className={layout.soft}>
            {' '}
            · silhouette {figures.decimal(segment.silhouette)} (1 stands apart, 0 overlaps)
          </span>
        )}
        {segment.stability !== null && (
          <span className={layout.soft}>
            {' '}
            · {stabilityWords[segment.stability.verdict]} when customers are drawn anew
          </span>
        )}
      </p>
      <EditableText
        label="Summary of the segment"
        value={segment.summary}
        maxLength={1000}
        isLong
        mayEdit={mayEdit}
        save={(summary) => edit({ summary })}
      >
        <p className={classes.summary}>{segment.summary}</p>
      </EditableText>
      <div className={layout.row}>
        <LinkButton href={runPagePath(runId, 'customers', search)}>See its customers</LinkButton>
        <LinkButton href={runPagePath(runId, 'explore', search)} variant="default">
          Explore it
        </LinkButton>
      </div>
    </header>
  );
}
