import { Button, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { CustomerMap } from '../../../contract/index.ts';
import layout from '../../app/layout.module.css';
import { Panel } from '../../app/Panel.tsx';
import { useCurrentRun, useFigures } from '../../app/runContext.ts';
import { cellsOfMap, cellsTable, DensityMap, type Cells } from '../../charts/density/index.ts';
import type { Grid, Selection } from '../../crossfilter/index.ts';
import { useSegmentColours } from '../../theme/scheme.ts';
import type { ChartView } from './view.ts';

/** The customer map: of everyone from the manifest, of the selected once their places are here. */
export function CustomerMapPanel({
  maps,
  grid,
  view,
  selection,
  onSelection,
}: {
  /** All maps of the run; the selection says which is shown. */
  maps: readonly CustomerMap[];
  /** Null where no box can be drawn. */
  grid: Grid | null;
  view: ChartView | undefined;
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const { segments } = useCurrentRun();
  const map = maps[selection.map] ?? maps[0];
  const figures = useFigures();
  const colourAt = useSegmentColours();
  const counts = view?.counts ?? null;
  const cells = useMemo((): Cells => {
    const places = placesOf(segments);
    if (counts === null) return cellsOfMap(map, places);
    return { nx: map.nx, ny: map.ny, nSegments: segments.length, counts };
  }, [map, segments, counts]);
  const labels = segments.map(({ name, cluster }, place) => ({
    name,
    fill: colourAt(place).fill,
    centre: map.centres[cluster],
  }));
  const explained = map.explainedVarianceRatio.reduce((sum, share) => sum + share, 0);
  const { box } = selection;
  return (
    <Panel
      title="Customer map"
      figures={() => cellsTable(cells, map, segments)}
      note={
        grid === null ? 'darker: more customers' : 'darker: more customers; drag a box to select'
      }
      actions={
        box !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onSelection({ ...selection, box: null })}
          >
            Clear
          </Button>
        )
      }
    >
      {maps.length > 1 && (
        <SegmentedControl
          aria-label="Drawn by"
          size="xs"
          mb="sm"
          value={String(selection.map)}
          data={maps.map(({ kind }, i) => ({ value: String(i), label: kindWords[kind].short }))}
          onChange={(chosen) => onSelection({ ...selection, map: Number(chosen), box: null })}
        />
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
        onBox={grid === null ? null : (box) => onSelection({ ...selection, box })}
      />
      <p className={layout.soft}>
        Customers that stand close behave alike. {kindWords[map.kind].long}
        {explained > 0 &&
          ` These two directions hold ${figures.percent(explained)} of the differences between them.`}
      </p>
    </Panel>
  );
}

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

/** The place in `segments` of each cluster. */
function placesOf(segments: readonly { readonly cluster: number }[]): number[] {
  return segments.map((_, cluster) => segments.findIndex((segment) => segment.cluster === cluster));
}

function describe(
  segments: readonly { readonly name: string; readonly size: number }[],
  count: (n: number) => string,
): string {
  const parts = segments.map(({ name, size }) => `${name.slice(0, 80)}, ${count(size)} customers`);
  return `Map of customers by how alike they are, coloured by segment: ${parts.join('; ')}.`;
}
