import { Progress } from '@mantine/core';
import { useOpenJobs } from '../../api/jobs.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { jobPath } from '../../app/paths.ts';

/** Runs that are being made now. */
export function OpenJobs() {
  const jobs = useOpenJobs().data ?? [];
  if (jobs.length === 0) return null;
  return (
    <Panel title="Being made">
      <div className={layout.column}>
        {jobs.map((job) => (
          <div key={job.id} className={layout.column}>
            <div className={layout.spread}>
              <bdi>{job.datasetName}</bdi>
              <LinkButton href={jobPath(job.id)} variant="default" size="compact-sm">
                Follow
              </LinkButton>
            </div>
            <Progress
              value={job.progress * 100}
              aria-label={`${job.stage ?? 'Waiting'}: ${job.datasetName}`}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}
