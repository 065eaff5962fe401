import type { CustomerRow, TableColumn } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';

/** A column of the list. */
export interface ListColumn {
  /** As it is asked for when sorting. */
  readonly name: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly text: (row: CustomerRow) => string;
}

/** What stands where there is no value. */
const absent = '–';

/** A customer's value of each column of the bank, as it is written for people. */
export function valueColumns(columns: readonly TableColumn[], figures: Figures): ListColumn[] {
  return columns.map(({ name, label, kind, unit }) => ({
    name,
    label,
    isNumber: kind === 'number',
    text: ({ values }) => {
      // A column may be called `constructor`.
      const value = Object.hasOwn(values, name) ? values[name] : null;
      if (typeof value === 'number') return figures.value(value, unit);
      return value ?? absent;
    },
  }));
}

/** How well a customer fits its segment. */
export function fitColumns(figures: Figures): ListColumn[] {
  return [
    {
      name: 'probability',
      label: 'Probability',
      isNumber: true,
      text: ({ probability }) => figures.percent(probability),
    },
    {
      name: 'distance',
      label: 'Distance from centre',
      isNumber: true,
      text: ({ distance }) => figures.decimal(distance),
    },
  ];
}
