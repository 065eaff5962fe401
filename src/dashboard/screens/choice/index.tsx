import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun } from '../../app/runContext.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { verdictWords } from '../../app/words.ts';
import { measuresOf, voteLabel } from '../../charts/candidates/measures.ts';
import { AlgorithmPanel } from './AlgorithmPanel.tsx';
import { CandidateTable } from './CandidateTable.tsx';
import { MeasureChart } from './MeasureChart.tsx';
import { MergeTree } from './MergeTree.tsx';
import { OtherFlow } from './OtherFlow.tsx';
import { SilhouettePlot } from './SilhouettePlot.tsx';
import { SolutionFlow } from './SolutionFlow.tsx';
import { StabilityChart } from './StabilityChart.tsx';
import classes from './choice.module.css';

/** Why there are as many segments as there are. */
export default function Choice() {
  const { selection } = useCurrentRun();
  const { chosen, verdict, reasons, votes, candidates } = selection;
  usePageTitle('How many segments');
  return (
    <div className={layout.column}>
      <h1>How many segments</h1>
      <Panel title={`${chosen.k} segments: ${verdictWords[verdict].short.toLowerCase()}`}>
        <div className={layout.column}>
          <p>{verdictWords[verdict].long}</p>
          <ul className={layout.list}>
            {reasons.map((reason, i) => (
              <li key={i}>{reason}</li>
            ))}
          </ul>
          {votes.length > 0 && (
            <dl className={classes.votes} aria-label="What each measure prefers">
              {votes.map(({ measure, k }, i) => (
                <div key={i} className={classes.vote} data-chosen={k === chosen.k}>
                  <dt>{voteLabel(measure)}</dt>
                  <dd>{k ?? 'no preference'}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </Panel>
      <AlgorithmPanel />
      {candidates.length > 1 && (
        <div className={classes.charts}>
          {measuresOf(candidates).map((measure) => (
            <MeasureChart key={measure.key} measure={measure} />
          ))}
        </div>
      )}
      <div className={layout.halves}>
        <SilhouettePlot />
        <StabilityChart />
      </div>
      <SolutionFlow />
      <OtherFlow />
      <MergeTree />
      <CandidateTable />
    </div>
  );
}
