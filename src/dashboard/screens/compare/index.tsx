import { Checkbox } from '@mantine/core';
import { useLocation, useSearch } from 'wouter';
import type { RunManifest, RunSummary } from '../../../contract/index.ts';
import { useRuns, useRunsById } from '../../api/runs.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { comparedRuns, comparePath, patterns } from '../../app/paths.ts';
import { useFigures } from '../../app/runContext.ts';
import { Empty, Failure, Loading } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { baseName } from '../../app/words.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import { Moves } from './Moves.tsx';

const most = 4;

/** Two to four runs side by side; which ones is in the address. */
export default function Compare() {
  const chosen = comparedRuns(useSearch()).slice(0, most);
  const [, go] = useLocation();
  const runs = useRuns();
  usePageTitle('Compare');
  const toggle = (runId: string) => {
    const rest = chosen.filter((id) => id !== runId);
    go(comparePath(rest.length < chosen.length ? rest : [...chosen, runId]), { replace: true });
  };
  if (runs.isPending) return <Loading what="Looking for runs" />;
  if (runs.isError) return <Failure error={runs.error} retry={() => void runs.refetch()} />;
  return (
    <div className={layout.column}>
      <h1>Compare runs</h1>
      {runs.data.length < 2 ? (
        <Empty title="There is nothing to compare yet" text="Two runs are needed.">
          <LinkButton href={patterns.newRun}>New run</LinkButton>
        </Empty>
      ) : (
        <Panel title="Which runs" note={`two to ${most}`}>
          <div className={layout.column}>
            {runs.data.map((run) => (
              <RunChoice
                key={run.runId}
                run={run}
                isChosen={chosen.includes(run.runId)}
                isFull={chosen.length >= most}
                toggle={toggle}
              />
            ))}
          </div>
        </Panel>
      )}
      {chosen.length >= 2 && <Comparison runIds={chosen} />}
    </div>
  );
}

function RunChoice({
  run,
  isChosen,
  isFull,
  toggle,
}: {
  run: RunSummary;
  isChosen: boolean;
  isFull: boolean;
  toggle: (runId: string) => void;
}) {
  const figures = useFigures();
  const name = run.sources.map(baseName).join(', ');
  return (
    <Checkbox
      label={`${name}: ${run.k} segments, ${figures.instant(run.createdAt)}`}
      checked={isChosen}
      disabled={isFull && !isChosen}
      onChange={() => toggle(run.runId)}
    />
  );
}

function Comparison({ runIds }: { runIds: readonly string[] }) {
  const results = useRunsById(runIds);
  const failed = results.find(({ isError }) => isError);
  if (failed !== undefined) {
    return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  }
  const runs = results.flatMap(({ data }): RunManifest[] => (data === undefined ? [] : [data]));
  if (runs.length < runIds.length) return <Loading what="Opening the runs" />;
  return (
    <>
      <ComparisonTable runs={runs} />
      <Moves runIds={runIds} />
    </>
  );
}
