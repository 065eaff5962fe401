import { Alert } from '@mantine/core';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { shapeWords } from '../../app/words.ts';
import { ColumnDetail } from './ColumnDetail.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { CorrelationPanel } from './CorrelationPanel.tsx';
import { EmbeddingPanel } from './EmbeddingPanel.tsx';
import { decisionGroups } from './columnRows.ts';
import { MissingChart } from './MissingChart.tsx';
import { Rejects } from './Rejects.tsx';

/** What was read, how it was understood, and what was decided about it. */
export default function DataScreen() {
  const run = useCurrentRun();
  const figures = useFigures();
  const { shape, rowsRead, rowsRejected, customers, decisions } = run.data;
  usePageTitle('Data');
  return (
    <div className={layout.column}>
      <h1>Data</h1>
      <p>
        {figures.count(rowsRead)} rows read ({shapeWords[shape]}), {figures.count(rowsRejected)}{' '}
        rejected; {figures.count(customers)} customers; {run.features.nFeatures} features.
      </p>
      {run.warnings.length > 0 && (
        <Alert color="yellow" title="To know before using this">
          <ul className={layout.list}>
            {run.warnings.map((warning, i) => (
              <li key={i}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ColumnTable />
      <div className={layout.halves}>
        <ColumnDetail />
        <MissingChart />
      </div>
      <CorrelationPanel />
      <EmbeddingPanel />
      <div className={layout.halves}>
        <Panel title="What was decided, and why">
          <div className={layout.column}>
            {decisionGroups(decisions).map(({ title, decisions: group }) => (
              <section key={title}>
                <h3>{title}</h3>
                <ul className={layout.list}>
                  {group.map(({ text }, i) => (
                    <li key={i}>{text}</li>
                  ))}
                </ul>
              </section>
            ))}
            {decisions.length === 0 && <p className={layout.soft}>Nothing had to be decided.</p>}
          </div>
        </Panel>
        <div className={layout.column}>
          <Panel title="How features are made">
            <ul className={layout.list}>
              {run.features.steps.map((step, i) => (
                <li key={i}>{step}</li>
              ))}
            </ul>
          </Panel>
          <Rejects />
        </div>
      </div>
    </div>
  );
}
