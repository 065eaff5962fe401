import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostileNames, sampleRun } from '../../api/sampleRun.fixture.ts';
import { figuresIn } from '../../theme/figures.ts';
import { segmentColour } from '../../theme/segmentColours.ts';
import { chartStyles } from '../frame/chartStyle.ts';
import { treeLines, treeOf, treeOption, treeTable, treeWords, type Tree } from './option.ts';

const figures = figuresIn('en-GB', null);
const run = {
  ...sampleRun(['A', 'B', 'C']),
  tree: {
    leaves: [
      { cluster: 0, size: 100 },
      { cluster: 1, size: 200 },
      { cluster: 2, size: 300 },
    ],
    merges: [
      { first: 0, second: 2, height: 1 },
      { first: 3, second: 1, height: 4 },
    ],
  },
};
const tree = treeOf(run) as Tree;

it('joins what is near first, with the names of the segments', () => {
  expect(treeOf({ ...run, tree: null })).toBeNull();
  expect(tree.order).toEqual([0, 2, 1]);
  expect(treeTable(tree).rows).toEqual([
    [1, 'A', 'C'],
    [4, 'A + C', 'B'],
  ]);
  expect(treeWords(tree, figures)).toBe('A with C at 1.0; A and C with B at 4.0');
});

it('draws from each side up to the height of the joint', () => {
  expect(treeLines(tree)).toEqual([
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    [
      [1, 0.5],
      [4, 0.5],
      [4, 2],
      [0, 2],
    ],
  ]);
  const { series } = treeOption(tree, chartStyles.dark, figures);
  expect(Array.isArray(series) && series.at(-1)).toMatchObject({
    data: [0, 2, 1].map((place) => ({
      itemStyle: { color: segmentColour(place, 'dark').fill },
    })),
  });
});

it('never lets lines cross, whatever joins with what', () => {
  const order = fc
    .integer({ min: 3, max: 12 })
    .chain((n) =>
      fc.array(fc.nat(), { minLength: 2 * n, maxLength: 2 * n }).map((draws) => ({ n, draws })),
    );
  fc.assert(
    fc.property(order, ({ n, draws }) => {
      const open = Array.from({ length: n }, (_, i) => i);
      const merges = Array.from({ length: n - 1 }, (_, i) => {
        const take = (draw: number) => open.splice(draw % open.length, 1)[0];
        const [first, second] = [take(draws[2 * i]), take(draws[2 * i + 1])];
        open.push(n + i);
        return { first, second, height: i };
      });
      const leaves = Array.from({ length: n }, () => ({ cluster: 0, size: 1 }));
      const made = treeOf({ ...run, tree: { leaves, merges } }) as Tree;
      const rowOf = (leaf: number) => made.order.indexOf(leaf);
      for (const { sides } of made.joints) {
        const rows = sides.flat().map(rowOf);
        expect(Math.max(...rows) - Math.min(...rows)).toBe(rows.length - 1);
      }
    }),
  );
});

it('keeps names of any kind as text', () => {
  const odd = treeOf({ ...run, segments: sampleRun(hostileNames.slice(0, 3)).segments }) as Tree;
  expect(treeWords(odd, figures)).toContain(hostileNames[0]);
  expect(treeTable(odd).rows[0]).toContain(hostileNames[0]);
});
