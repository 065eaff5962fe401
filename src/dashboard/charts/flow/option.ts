import type { Figures } from '../../theme/figures.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** One group of customers in one of several ways to divide them. */
export interface FlowGroup {
  readonly name: string;
  /** Hex. */
  readonly fill: string;
}

/** Groups side by side, and how many customers go from each group of a column to each of the next. */
export interface Flow {
  /** What stands over each column of groups. */
  readonly titles: readonly string[];
  readonly columns: readonly (readonly FlowGroup[])[];
  /** Between column i and i + 1: one row a group of column i, one figure a group of column i + 1. */
  readonly moves: readonly (readonly (readonly number[])[])[];
}

/** A group's own name would not do: two columns may have groups of the same name. */
const keyOf = (column: number, group: number): string => `${column}/${group}`;

/** Bands between columns of groups (after Sankey, 1898), in the colour of the group they leave. */
export function flowOption(
  { columns, moves }: Flow,
  style: ChartStyle,
  figures: Figures,
): ChartOption {
  return {
    tooltip: { trigger: 'item' },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 150,
        top: 8,
        bottom: 8,
        nodeWidth: 14,
        nodeGap: 10,
        // Groups stay in the order they come in.
        layoutIterations: 0,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        labelLayout: { hideOverlap: true },
        label: { color: style.ink, width: 138, overflow: 'truncate' },
        lineStyle: { color: 'source', opacity: style.scheme === 'light' ? 0.28 : 0.4 },
        data: columns.flatMap((groups, column) =>
          groups.map(({ name, fill }, group) => ({
            name: keyOf(column, group),
            depth: column,
            itemStyle: { color: fill, borderWidth: 0 },
            label: { formatter: () => shortText(name) },
            tooltip: { formatter: () => shortText(name) },
          })),
        ),
        links: bandsOf({ columns, moves }).map(({ column, from, to, customers }) => ({
          source: keyOf(column, from),
          target: keyOf(column + 1, to),
          value: customers,
          tooltip: {
            formatter: () =>
              `${shortText(columns[column][from].name)}\nto ${shortText(columns[column + 1][to].name)}\n${figures.count(customers)} customers`,
          },
        })),
      },
    ],
  };
}

interface Band {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly customers: number;
}

function bandsOf({ moves }: Pick<Flow, 'columns' | 'moves'>): Band[] {
  return moves.flatMap((rows, column) =>
    rows.flatMap((row, from) =>
      row.flatMap((customers, to) => (customers > 0 ? [{ column, from, to, customers }] : [])),
    ),
  );
}

export function flowTable(flow: Flow): ChartTable {
  const { titles, columns } = flow;
  return {
    columns: ['From', 'Group', 'To', 'Group', 'Customers'],
    rows: bandsOf(flow).map(({ column, from, to, customers }) => [
      titles[column],
      columns[column][from].name,
      titles[column + 1],
      columns[column + 1][to].name,
      customers,
    ]),
  };
}

/** The largest bands in words, for those who do not see them. */
export function flowWords(flow: Flow, figures: Figures, most = 6): string {
  const { columns } = flow;
  return bandsOf(flow)
    .toSorted((a, b) => b.customers - a.customers)
    .slice(0, most)
    .map(
      ({ column, from, to, customers }) =>
        `${figures.count(customers)} from ${shortText(columns[column][from].name)} to ${shortText(columns[column + 1][to].name)}`,
    )
    .join('; ');
}
