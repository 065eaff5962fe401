import { Link } from 'wouter';
import type { RunManifest } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { runPagePath, segmentPath } from '../../app/paths.ts';
import { useFigures } from '../../app/runContext.ts';
import { SegmentDot } from '../../app/SegmentDot.tsx';
import { sourceNames, verdictWords } from '../../app/words.ts';
import { areComparable, type ComparisonRow, measureRows } from './comparison.ts';

/** The runs as columns: what they were made from, how well they fit, their segments. */
export function ComparisonTable({ runs }: { runs: readonly RunManifest[] }) {
  const figures = useFigures();
  const facts: ComparisonRow[] = [
    { label: 'Customers', cells: runs.map(({ data }) => figures.count(data.customers)) },
    { label: 'Features', cells: runs.map(({ features }) => figures.count(features.nFeatures)) },
    { label: 'Segments', cells: runs.map(({ segments }) => figures.count(segments.length)) },
    {
      label: 'Verdict',
      cells: runs.map(({ selection }) => verdictWords[selection.verdict].short),
    },
    ...measureRows(runs, figures),
  ];
  return (
    <Panel title="Side by side">
      {!areComparable(runs) && (
        <p className={layout.soft}>
          These runs differ in their features or customers, so their measures cannot be held against
          each other; sizes and names can.
        </p>
      )}
      <div className={layout.scroll} tabIndex={0} role="region" aria-label="Side by side">
        <table className={layout.table}>
          <thead>
            <tr>
              <td />
              {runs.map((run) => (
                <th key={run.runId} scope="col">
                  <Link href={runPagePath(run.runId, 'run')}>
                    <bdi>{sourceNames(run)}</bdi>
                  </Link>
                  <div className={layout.soft}>{figures.instant(run.createdAt)}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {cells.map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Sizes</th>
              {runs.map((run) => (
                <td key={run.runId}>
                  <Sizes run={run} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function Sizes({ run }: { run: RunManifest }) {
  const figures = useFigures();
  return (
    <>
      {run.segments.map(({ id, name, size, share }, place) => (
        <div key={id}>
          <SegmentDot place={place} />{' '}
          <Link href={segmentPath(run.runId, id)}>
            <bdi>{name}</bdi>
          </Link>{' '}
          <span className={layout.soft}>
            {figures.count(size)}, {figures.percent(share)}
          </span>
        </div>
      ))}
    </>
  );
}
