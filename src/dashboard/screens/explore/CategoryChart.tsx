import { Button } from '@mantine/core';
import { Panel } from '../../app/Panel.tsx';
import { useFigures } from '../../app/runContext.ts';
import { Categories, levelsTable } from '../../charts/categories/index.ts';
import {
  levelsOn,
  withLevelToggled,
  withoutFilter,
  type Selection,
} from '../../crossfilter/index.ts';
import type { CategorySpec } from './specs.ts';
import type { ChartView } from './view.ts';

/** A category column: its levels, chosen by clicking. */
export function CategoryChart({
  spec,
  view,
  selection,
  onSelection,
}: {
  spec: CategorySpec;
  view: ChartView;
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const figures = useFigures();
  const { name, label, levels } = spec;
  const chosen = levelsOn(selection, name);
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
            onClick={() => onSelection(withoutFilter(selection, name))}
          >
            Clear
          </Button>
        )
      }
    >
      <Categories
        label={label}
        data={{ levels, counts: view.counts, totals: view.totals, chosen }}
        onToggle={(level) => onSelection(withLevelToggled(selection, name, level))}
        words={{ count: figures.compact, percent: figures.percent }}
      />
    </Panel>
  );
}
