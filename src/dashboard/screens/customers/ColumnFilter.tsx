import { MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import layout from '../../app/layout.module.css';
import { RangeFields } from '../../charts/histogram/RangeFields.tsx';
import {
  levelsOn,
  rangeOn,
  type Selection,
  withLevels,
  withRange,
} from '../../crossfilter/index.ts';
import type { ChartSpec } from '../explore/specs.ts';

/** Holds customers to values of any column: a range of a number, some levels of a category. */
export function ColumnFilter({
  specs,
  selection,
  onSelection,
}: {
  specs: readonly ChartSpec[];
  selection: Selection;
  onSelection: (selection: Selection) => void;
}) {
  const [column, setColumn] = useState<string | null>(null);
  const spec = specs.find(({ name }) => name === column);
  return (
    <div className={layout.row}>
      <Select
        aria-label="Filter by a column"
        placeholder="Filter by a column"
        searchable
        clearable
        value={column}
        data={specs.map(({ name: value, label }) => ({ value, label }))}
        onChange={setColumn}
      />
      {spec?.kind === 'number' && (
        <RangeFields
          key={spec.name}
          label={spec.label}
          range={rangeOn(selection, spec.name)}
          onRange={(range) => onSelection(withRange(selection, spec.name, range))}
        />
      )}
      {spec?.kind === 'category' && (
        <MultiSelect
          aria-label={`${spec.label} is one of`}
          placeholder="is one of"
          searchable
          limit={mostLevels}
          value={[...levelsOn(selection, spec.name)]}
          data={[...spec.levels]}
          onChange={(levels) => onSelection(withLevels(selection, spec.name, levels))}
        />
      )}
    </div>
  );
}

/** Levels in the list at a time; the others are found by typing. */
const mostLevels = 100;
