import { Button, Radio } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { CustomerMap } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { cellsTable, DensityMap, type Cells } from '../../charts/density/index.ts';
import type { Box, Change, Grid } from '../../crossfilter/index.ts';
import { everyoneOn } from './maps.ts';
import type { ChartView } from './view.ts';

/** The customer map: of everyone from the manifest, of the selected once their places are here. */
export const CustomerMapPanel = memo(function CustomerMapPanel({
  maps,
  place,
  grid,
  view,
  box,
  change,
}: {
  /** All maps of the run. */
  maps: readonly CustomerMap[];
  /** Which of them is shown. */
  place: number;
  /** Null where no box can be drawn. */
  grid: Grid | null;
  view: ChartView | undefined;
  box: Box | null;
  change: Change;
}) {
  const { segments } = useCurrentRun();
  const map = maps[place] ?? maps[0];
  const figures = useFigures();
  const counts = view?.counts ?? null;
  const cells = useMemo((): Cells => {
    if (counts === null) return everyoneOn(map, segments);
    return { nx: map.nx, ny: map.ny, nSegments: segments.length, counts };
  }, [map, segments, counts]);
  const labels = segments.map(({ name, cluster }) => ({ name, centre: map.centres[cluster] }));
  const explained = map.explainedVarianceRatio.reduce((sum, share) => sum + share, 0);
  const onBox = (next: Box | null) => change((selection) => ({ ...selection, box: next }));
  return (
    <Panel
      title="Customer map"
      figures={() => cellsTable(cells, map, segments)}
      note={
        grid === null
          ? 'stronger colour: more customers'
          : 'stronger colour: more customers; drag a box to select'
      }
      actions={
        box !== null && (
          <Button variant="subtle" size="compact-xs" onClick={() => onBox(null)}>
            Clear
          </Button>
        )
      }
    >
      {maps.length > 1 && (
        <Radio.Group
          aria-label="Drawn by"
          mb="sm"
          value={String(place)}
          onChange={(chosen) =>
            change((selection) => ({ ...selection, map: Number(chosen), box: null }))
          }
        >
          <div className={layout.row}>
            {maps.map(({ kind }, i) => (
              <Radio key={kind} value={String(i)} label={kindWords[kind].short} />
            ))}
          </div>
        </Radio.Group>
      )}
      <DensityMap
        grid={map}
        cells={cells}
        labels={labels}
        description={describe(
          segments.map(({ name, size }) => ({ name, size })),
          figures.count,
        )}
        count={figures.count}
        box={box}
        onBox={grid === null ? null : onBox}
      />
      <p className={layout.soft}>
        Customers that stand close behave alike. {kindWords[map.kind].long}
        {explained > 0 &&
          ` These two directions hold ${figures.percent(explained)} of the differences between them.`}
      </p>
    </Panel>
  );
});

const kindWords: Readonly<
  Record<CustomerMap['kind'], { readonly short: string; readonly long: string }>
> = {
  pca: {
    short: 'Principal components',
    long: 'Across and upwards are the first two principal components of the features.',
  },
  autoencoder: {
    short: 'Autoencoder',
    long: 'Across and upwards are the first two principal components of the codes that an autoencoder made of the features.',
  },
  umap: {
    short: 'UMAP',
    long: 'UMAP keeps neighbours together; distances between groups say little.',
  },
};

function describe(
  segments: readonly { readonly name: string; readonly size: number }[],
  count: (n: number) => string,
): string {
  const parts = segments.map(({ name, size }) => `${name.slice(0, 80)}, ${count(size)} customers`);
  return `Map of customers by how alike they are, coloured by segment: ${parts.join('; ')}.`;
}
