import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Dataset } from '../../../contract/index.ts';
import { useStartRun } from '../../api/jobs.ts';
import { useMay } from '../../api/session.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import layout from '../../app/layout.module.css';
import { jobPath, patterns } from '../../app/paths.ts';
import { Empty } from '../../app/states.tsx';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { ChooseData } from './ChooseData.tsx';
import { Prepare } from './Prepare.tsx';

/** From a file to a run: choose the data, change what has to be changed, start. */
export default function NewRunScreen() {
  const [dataset, setDataset] = useState<Dataset | null>(null);
  const [, go] = useLocation();
  const start = useStartRun();
  const may = useMay('analyst');
  usePageTitle('New run');
  if (!may) {
    return (
      <Empty
        title="Your role may look, but not start runs"
        text="Ask an administrator to make you an analyst."
      >
        <LinkButton href={patterns.runs}>See all runs</LinkButton>
      </Empty>
    );
  }
  return (
    <div className={layout.column}>
      <h1>New run</h1>
      <ChooseData chosen={dataset} choose={setDataset} />
      {dataset !== null && (
        <Prepare
          key={dataset.id}
          dataset={dataset}
          isStarting={start.isPending}
          error={start.error}
          start={(options) =>
            start.mutate(
              { datasetId: dataset.id, options },
              { onSuccess: (job) => go(jobPath(job.id)) },
            )
          }
        />
      )}
    </div>
  );
}
