import { Link } from 'wouter';
import type { Segment, Trait } from '../../../contract/index.ts';
import { useEditSegment } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { EditableText } from '../../app/EditableText.tsx';
import { LinkButton } from '../../app/LinkButton.tsx';
import { segmentPath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { valueOf } from '../../charts/treemap/valueOf.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import classes from './SegmentCard.module.css';

const nTraits = 3;

/** One segment: its name, how many, worth how much, what sets it apart, what to do. */
export function SegmentCard({ segment, place }: { segment: Segment; place: number }) {
  const { runId } = useCurrentRun();
  const figures = useFigures();
  const colour = useSegmentColours()(place);
  const mayEdit = useMay('analyst');
  const { mutateAsync: edit } = useEditSegment(runId, segment.id);
  return (
    <article className={classes.card} style={{ borderTopColor: colour.fill }}>
      <EditableText
        label="Name of the segment"
        value={segment.name}
        maxLength={80}
        mayEdit={mayEdit}
        save={(name) => edit({ name })}
      >
        <h2 className={classes.name}>
          <SegmentDot place={place} />
          <Link href={segmentPath(runId, segment.id)}>
            <bdi>{segment.name}</bdi>
          </Link>
        </h2>
      </EditableText>
      <p>
        <strong className={classes.size}>{figures.compact(segment.size)}</strong>{' '}
        <span className={classes.soft}>{figures.percent(segment.share)} of customers</span>
      </p>
      <Worth place={place} />
      <ul className={classes.traits} aria-label="What sets it apart">
        {segment.traits.slice(0, nTraits).map((trait) => (
          <TraitChip key={trait.feature} trait={trait} />
        ))}
      </ul>
      <p className={classes.summary}>{segment.summary}</p>
      {segment.strategy.length > 0 && (
        <p className={classes.action}>
          <span className={classes.soft}>What to do: </span>
          {segment.strategy[0].action}
        </p>
      )}
      <div className={classes.foot}>
        <LinkButton href={segmentPath(runId, segment.id)} variant="default" size="compact-sm">
          See the segment
        </LinkButton>
      </div>
    </article>
  );
}

function Worth({ place }: { place: number }) {
  const run = useCurrentRun();
  const figures = useFigures();
  const { feature, label, unit, totals, means } = valueOf(run);
  if (feature === null) return null;
  return (
    <p className={classes.soft}>
      {label}: {figures.brief(totals[place], unit)}, {figures.brief(means[place], unit)} each
    </p>
  );
}

function TraitChip({ trait }: { trait: Trait }) {
  const figures = useFigures();
  const isHigh = trait.direction === 'high';
  return (
    <li className={classes.trait}>
      <span className={isHigh ? classes.high : classes.low} aria-hidden="true">
        {isHigh ? '▲' : '▼'}
      </span>{' '}
      <bdi>{trait.label}</bdi> <strong>{figures.brief(trait.value, trait.unit)}</strong>
      <span className={classes.overall}>
        {isHigh ? ' above ' : ' below '}
        {figures.brief(trait.overall, trait.unit)}
      </span>
    </li>
  );
}
