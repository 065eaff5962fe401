import { Button } from '@mantine/core';
import type { Input } from '../../../contract/index.ts';
import type { Change } from '../../../scorer.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { segmentAt, useCurrentRun, useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import classes from './Predict.module.css';

/** The smallest change that a bank can bring about which puts the customer into another segment. */
export function Move({
  change,
  why,
  inputs,
  onApply,
}: {
  change: Change | null;
  /** Why none is looked for; null where one is. */
  why: string | null;
  inputs: readonly Input[];
  onApply: (change: Change) => void;
}) {
  const run = useCurrentRun();
  const figures = useFigures();
  if (change === null) {
    return (
      <Panel title="What would move this customer">
        <p className={layout.soft}>
          {why ??
            'No change of what a bank can influence was found that puts this customer into another segment.'}
        </p>
      </Panel>
    );
  }
  const target = segmentAt(run, change.segmentId);
  const write = (feature: string, value: number | string | null) => {
    const unit = inputs.find(({ name }) => name === feature)?.unit ?? 'none';
    return typeof value === 'number' ? figures.value(value, unit) : (value ?? 'unknown');
  };
  return (
    <Panel
      title="What would move this customer"
      actions={
        <Button size="compact-sm" variant="default" onClick={() => onApply(change)}>
          Apply
        </Button>
      }
    >
      <p className={classes.target}>
        To {target !== null && <SegmentDot place={target.place} />}{' '}
        <bdi>{target?.segment.name ?? change.segment}</bdi>:
      </p>
      <ul className={layout.list}>
        {change.changes.map(({ feature, label, from, to }) => (
          <li key={feature}>
            <bdi>{label}</bdi> {write(feature, to)} instead of {write(feature, from)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
