import { Button } from '@mantine/core';
import { memo } from 'react';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Categories, levelsTable } from '../../charts/categories/index.ts';
import { withLevelToggled, withoutFilter, type Change } from '../../crossfilter/index.ts';
import type { CategorySpec } from './specs.ts';
import type { ChartView } from './view.ts';

/** A category column: its levels, chosen by clicking. Drawn anew only when its own counts or levels change. */
export const CategoryChart = memo(function CategoryChart({
  spec,
  view,
  chosen,
  change,
}: {
  spec: CategorySpec;
  view: ChartView;
  /** What the column is held to. */
  chosen: readonly string[];
  change: Change;
}) {
  const figures = useFigures();
  const { name, label, levels } = spec;
  return (
    <Panel
      title={label}
      figures={() => levelsTable(label, { levels, counts: view.counts, totals: view.totals })}
      note={chosen.length > 0 ? `${figures.count(chosen.length)} chosen` : undefined}
      actions={
        chosen.length > 0 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => change((selection) => withoutFilter(selection, name))}
          >
            Clear
          </Button>
        )
      }
    >
      <Categories
        label={label}
        data={{ levels, counts: view.counts, totals: view.totals, chosen }}
        onToggle={(level) => change((selection) => withLevelToggled(selection, name, level))}
        words={{ count: figures.compact, percent: figures.percent }}
      />
    </Panel>
  );
});
