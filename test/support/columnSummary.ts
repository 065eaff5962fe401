import type { ColumnSummary } from '../../src/contract/index.ts';
import { withoutNumbers } from '../../src/data/summary/figures.ts';

/** The summary of a column of which nothing matters but its name and type. */
export function plainSummary(name: string, type: ColumnSummary['type'] = 'number'): ColumnSummary {
  return {
    name,
    type,
    format: null,
    count: 9,
    missing: 0,
    invalid: 0,
    distinct: 9,
    ...withoutNumbers,
    topValues: [],
  };
}
