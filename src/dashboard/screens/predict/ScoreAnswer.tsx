import type { Score } from '../../../scorer.ts';
import layout from '../../app/layout.module.css';
import { LinkButton } from '../../app/LinkButton.tsx';
import { Panel } from '../../app/Panel.tsx';
import { segmentPath } from '../../app/paths.ts';
import { segmentAt, useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { probabilityBars, Probabilities } from '../../charts/probabilities/index.ts';
import { waterfall, Waterfall } from '../../charts/waterfall/index.ts';
import classes from './Predict.module.css';

/** Which segment a customer belongs to, how sure that is, and why. */
export function ScoreAnswer({ score }: { score: Score }) {
  const run = useCurrentRun();
  const figures = useFigures();
  const found = score.segmentId === null ? null : segmentAt(run, score.segmentId);
  const bars = probabilityBars(run.segments, score.probabilities, score.segmentId);
  return (
    <>
      <Panel
        title="Segment"
        figures={() => ({
          columns: ['Segment', 'Probability'],
          rows: bars.map(({ name, probability }) => [name, probability]),
        })}
        actions={
          found !== null && (
            <LinkButton
              size="compact-sm"
              variant="default"
              href={segmentPath(run.runId, found.segment.id)}
            >
              About this segment
            </LinkButton>
          )
        }
      >
        <p className={classes.segment} role="status">
          {found === null ? (
            'No segment can be told'
          ) : (
            <>
              <SegmentDot place={found.place} /> <bdi>{found.segment.name}</bdi>
            </>
          )}
        </p>
        {found !== null && <p className={layout.soft}>{found.segment.summary}</p>}
        {score.probabilities.length > 0 && (
          <Probabilities bars={bars} percent={(share) => figures.percent(share)} />
        )}
        <Notes score={score} />
      </Panel>
      <Reasons score={score} />
    </>
  );
}

function Notes({ score: { notes } }: { score: Score }) {
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {notes.map(({ text }, i) => (
        <li key={i}>{text}</li>
      ))}
    </ul>
  );
}

function Reasons({ score }: { score: Score }) {
  const run = useCurrentRun();
  const figures = useFigures();
  if (score.next === null) return null;
  const name = (id: string | null, fallback: string | null) =>
    (id === null ? null : segmentAt(run, id)?.segment.name) ?? fallback ?? '';
  const own = name(score.segmentId, score.segment);
  const next = name(score.next.segmentId, score.next.segment);
  const shape = waterfall(score.reasons);
  return (
    <Panel
      title={`Why “${own}” rather than “${next}”`}
      figures={() => ({
        columns: ['Feature', 'Why', 'Contribution'],
        rows: shape.steps.map(({ label, text, contribution }) => [label, text, contribution]),
      })}
    >
      <Waterfall shape={shape} figure={figures.signed} />
      <p className={layout.soft}>
        Each bar is how much further away the column puts the centre of “{next}”, in squared
        distance; a red bar speaks against. They add up to {figures.signed(shape.sum)}, the whole
        lead.
      </p>
    </Panel>
  );
}
