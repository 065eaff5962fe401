import { Button, Progress } from '@mantine/core';
import { Redirect, useParams } from 'wouter';
import type { Job } from '../../../contract/index.ts';
import { sentenceOf } from '../../api/apiError.ts';
import { isOver, useCancelJob, useJob } from '../../api/jobs.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { patterns, runPagePath } from '../../app/paths.ts';
import { useFigures } from '../../app/runContext.ts';
import { Empty, Failure, Loading } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';

/** A run being made: how far it is, and a way to stop it. Leads to the run when it is done. */
export default function JobScreen() {
  const { jobId } = useParams<{ jobId: string }>();
  const job = useJob(jobId);
  usePageTitle('Making segments');
  if (job.isPending) return <Loading what="Looking for the run" />;
  if (job.isError) return <Failure error={job.error} retry={() => void job.refetch()} />;
  const { state, runId, error } = job.data;
  if (state === 'done' && runId !== null)
    return <Redirect to={runPagePath(runId, 'run')} replace />;
  if (state === 'failed') {
    return (
      <Empty title="The run failed" text={error ?? 'No reason is known. Try it again.'}>
        <LinkButton href={patterns.newRun}>Try again with other data or options</LinkButton>
      </Empty>
    );
  }
  if (isOver(job.data)) {
    return (
      <Empty title="The run was cancelled" text="Nothing of it was kept.">
        <LinkButton href={patterns.newRun}>Start another</LinkButton>
      </Empty>
    );
  }
  return <UnderWay job={job.data} />;
}

function UnderWay({ job }: { job: Job }) {
  const figures = useFigures();
  const cancel = useCancelJob(job.id);
  const mayCancel = useMay('analyst');
  const stage = job.stage ?? (job.state === 'queued' ? 'Waiting for its turn' : 'Starting');
  return (
    <div className={layout.column}>
      <h1>Making segments</h1>
      <Panel title={stage} note={figures.percent(job.progress)}>
        <div className={layout.column}>
          <p>
            From <bdi>{job.datasetName}</bdi>. You may leave this page; the run goes on.
          </p>
          <Progress value={job.progress * 100} size="lg" aria-label={stage} />
          <p className={layout.soft} role="status">
            {stage}
          </p>
          {cancel.isError && <p role="alert">{sentenceOf(cancel.error)}</p>}
          {mayCancel && (
            <div>
              <Button
                variant="default"
                loading={cancel.isPending || cancel.isSuccess}
                onClick={() => cancel.mutate()}
              >
                Cancel
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </div>
  );
}
