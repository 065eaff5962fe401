import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { patterns } from '../../app/paths.ts';
import { Empty, Failure, Loading } from '../../app/states.tsx';
import { formatWords } from '../../app/words.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useRuns } from '../../api/runs.ts';
import { useMay } from '../../api/session.ts';
import { OpenJobs } from './OpenJobs.tsx';
import { RunCard } from './RunCard.tsx';

/** All runs, newest first. */
export default function Runs() {
  const runs = useRuns();
  const mayStart = useMay('analyst');
  usePageTitle('Runs');
  return (
    <div className={layout.column}>
      <div className={layout.spread}>
        <h1>Runs</h1>
        {mayStart && <LinkButton href={patterns.newRun}>New run</LinkButton>}
      </div>
      <OpenJobs />
      {runs.isPending && <Loading what="Looking for runs" />}
      {runs.isError && <Failure error={runs.error} retry={() => void runs.refetch()} />}
      {runs.data?.length === 0 && (
        <Empty
          title="No runs yet"
          text={
            mayStart
              ? `A run turns a file of customers, card usage or transactions into segments. Bring one as ${formatWords}.`
              : 'Runs appear here once an analyst has made one.'
          }
        >
          {mayStart && <LinkButton href={patterns.newRun}>Make the first run</LinkButton>}
        </Empty>
      )}
      {runs.data?.map((run) => (
        <RunCard key={run.runId} run={run} />
      ))}
    </div>
  );
}
