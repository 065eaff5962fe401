import { Button } from '@mantine/core';
import type { Dataset } from '../../../contract/index.ts';
import { useDatasets } from '../../api/jobs.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { formatWords } from '../../app/words.ts';
import { Uploader } from './Uploader.tsx';

const shown = 8;

/** The data of a run: a new file, or one that is here already. */
export function ChooseData({
  chosen,
  choose,
}: {
  chosen: Dataset | null;
  choose: (dataset: Dataset | null) => void;
}) {
  const figures = useFigures();
  const datasets = useDatasets().data ?? [];
  if (chosen !== null) {
    return (
      <Panel
        title="Data"
        actions={
          <Button variant="subtle" size="compact-sm" onClick={() => choose(null)}>
            Choose other data
          </Button>
        }
      >
        <p>
          <bdi>{chosen.name}</bdi>, {figures.bytes(chosen.bytes)}
        </p>
      </Panel>
    );
  }
  return (
    <>
      <Panel title="Bring data" note={formatWords}>
        <Uploader done={choose} />
      </Panel>
      {datasets.length > 0 && (
        <Panel title="Or use data that is here">
          <div className={layout.column}>
            {datasets.slice(0, shown).map((dataset) => (
              <div key={dataset.id} className={layout.spread}>
                <span>
                  <bdi>{dataset.name}</bdi>{' '}
                  <span className={layout.soft}>
                    {figures.bytes(dataset.bytes)} · {figures.instant(dataset.createdAt)}
                  </span>
                </span>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Use ${dataset.name}`}
                  onClick={() => choose(dataset)}
                >
                  Use
                </Button>
              </div>
            ))}
          </div>
        </Panel>
      )}
    </>
  );
}
