import type { RunManifest, SegmentTree } from '../../../contract/index.ts';
import type { Figures } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { valueAxis } from '../frame/axes.ts';
import type { ChartOption } from '../frame/ChartOption.ts';
import type { ChartStyle } from '../frame/chartStyle.ts';
import type { ChartTable } from '../frame/chartTable.ts';
import { shortText } from '../frame/shortText.ts';

/** What stands at the foot of the tree. */
export interface TreeLeaf {
  readonly name: string;
  readonly size: number;
  /** Of its segment, in `segments`. */
  readonly place: number;
}

/** A joint of the tree: the leaves below its two sides, and how far apart they are. */
export interface TreeJoint {
  readonly height: number;
  readonly sides: readonly [first: readonly number[], second: readonly number[]];
}

export interface Tree {
  readonly leaves: readonly TreeLeaf[];
  /** Leaves from top to bottom, so that no lines cross. */
  readonly order: readonly number[];
  readonly joints: readonly TreeJoint[];
}

/** A run's tree with names; null for a run without one. */
export function treeOf({ tree, segments }: Pick<RunManifest, 'tree' | 'segments'>): Tree | null {
  if (tree === null) return null;
  const leaves = tree.leaves.map(({ cluster, size }) => {
    const place = segments.findIndex((segment) => segment.cluster === cluster);
    return { name: segments[place]?.name ?? '', size, place };
  });
  const below = leavesBelow(tree);
  return {
    leaves,
    order: below.at(-1) ?? [],
    joints: tree.merges.map(({ first, second, height }) => ({
      height,
      sides: [below[first], below[second]],
    })),
  };
}

function leavesBelow({ leaves, merges }: SegmentTree): number[][] {
  const below = leaves.map((_, leaf) => [leaf]);
  for (const { first, second } of merges) below.push([...below[first], ...below[second]]);
  return below;
}

type Point = readonly [height: number, row: number];

/** The lines of the tree: three strokes a joint. */
export function treeLines({ order, joints }: Tree): readonly (readonly Point[])[] {
  const keyOf = (side: readonly number[]) => side.join();
  const nodes = new Map(order.map((leaf, row): [string, Point] => [keyOf([leaf]), [0, row]]));
  return joints.map(({ height, sides }) => {
    const [first, second] = sides.map((side): Point => nodes.get(keyOf(side)) ?? [0, 0]);
    nodes.set(keyOf(sides.flat()), [height, (first[1] + second[1]) / 2]);
    return [first, [height, first[1]], [height, second[1]], second];
  });
}

/** Segments below each other, and the tree that joins them, the nearest first. */
export function treeOption(tree: Tree, style: ChartStyle, figures: Figures): ChartOption {
  const { leaves, order } = tree;
  const labels = order.map((leaf) => labelOf(leaves[leaf], figures));
  return {
    grid: { left: 8, right: 24, top: 8, bottom: 4, outerBoundsMode: 'same' },
    tooltip: { trigger: 'item' },
    xAxis: { ...valueAxis(style), min: 0, splitNumber: 4 },
    yAxis: {
      type: 'value',
      inverse: true,
      min: -0.5,
      max: order.length - 0.5,
      interval: 0.5,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: style.ink,
        width: 210,
        overflow: 'truncate',
        margin: 14,
        formatter: (row: number) => labels[row] ?? '',
      },
    },
    series: [
      ...treeLines(tree).map((line) => ({
        type: 'line' as const,
        symbol: 'none',
        silent: true,
        lineStyle: { color: style.soft, width: 1.5 },
        data: line.map((point) => [...point]),
      })),
      {
        type: 'line',
        lineStyle: { width: 0 },
        data: order.map((leaf, row) => ({
          value: [0, row],
          symbol: 'circle',
          symbolSize: 10,
          itemStyle: { color: segmentColour(leaves[leaf].place, style.scheme).fill },
          tooltip: { formatter: () => labels[row] },
        })),
      },
    ],
  };
}

function labelOf({ name, size }: TreeLeaf, figures: Figures): string {
  return `${shortText(name, 40)}, ${figures.count(size)}`;
}

export function treeTable(tree: Tree): ChartTable {
  const names = (side: readonly number[]) => side.map((leaf) => tree.leaves[leaf].name).join(' + ');
  return {
    columns: ['Distance', 'One side', 'Other side'],
    rows: tree.joints.map(({ height, sides: [first, second] }) => [
      height,
      names(first),
      names(second),
    ]),
  };
}

/** The joints in words, the nearest first. */
export function treeWords(tree: Tree, figures: Figures, most = 8): string {
  const names = (side: readonly number[]) =>
    side.map((leaf) => shortText(tree.leaves[leaf].name)).join(' and ');
  return tree.joints
    .slice(0, most)
    .map(
      ({ height, sides: [first, second] }) =>
        `${names(first)} with ${names(second)} at ${figures.decimal(height, 1)}`,
    )
    .join('; ');
}
