import { Alert } from '@mantine/core';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { runPagePath } from '../../app/paths.ts';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { verdictWords } from '../../app/words.ts';

/** How far the segments can be trusted, in plain words. */
export function VerdictPanel() {
  const run = useCurrentRun();
  const figures = useFigures();
  const { verdict, reasons } = run.selection;
  return (
    <Panel
      title={verdictWords[verdict].short}
      note={`${run.segments.length} segments`}
      actions={
        <LinkButton href={runPagePath(run.runId, 'choice')} variant="subtle" size="compact-sm">
          The evidence
        </LinkButton>
      }
    >
      <div className={layout.column}>
        <p>{verdictWords[verdict].long}</p>
        {run.unassigned > 0 && (
          <p>
            {figures.count(run.unassigned)} customers (
            {figures.percent(run.unassigned / Math.max(1, run.data.customers), 1)}) are like no
            segment and are in none.
          </p>
        )}
        <ul className={layout.list}>
          {reasons.map((reason, i) => (
            <li key={i}>{reason}</li>
          ))}
        </ul>
        {run.warnings.length > 0 && (
          <Alert color="yellow" title="To know before using this">
            <ul className={layout.list}>
              {run.warnings.map((warning, i) => (
                <li key={i}>{warning}</li>
              ))}
            </ul>
          </Alert>
        )}
      </div>
    </Panel>
  );
}
