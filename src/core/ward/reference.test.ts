import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iris } from '../../../test/support/iris.ts';
import { matrixFromRows } from '../matrix.ts';
import { adjustedRandIndex } from '../metrics/index.ts';
import { cutTree, ward } from './index.ts';

interface Reference {
  readonly rows: number[][];
  readonly children: number[];
  readonly heights: number[];
  readonly sizes: number[];
  readonly labels: Record<string, number[]>;
  readonly irisLastHeights: number[];
  readonly irisLabels: number[];
}

/** Made by test/reference/ward.py. */
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/reference/ward.json'), 'utf8'),
) as Reference;

const x = matrixFromRows(reference.rows);

function agreement(labels: Int32Array, expected: readonly number[]): number {
  return adjustedRandIndex(labels, Int32Array.from(expected));
}

describe('the tree of SciPy and scikit-learn', () => {
  const { tree } = ward(x, { nClusters: 2 });

  it('merge by merge', () => {
    expect([...tree.children]).toEqual(reference.children);
    expect([...tree.sizes]).toEqual(reference.sizes);
    tree.heights.forEach((height, i) => expect(height).toBeCloseTo(reference.heights[i], 9));
  });

  it.each(Object.entries(reference.labels))('cut at %s', (k, labels) => {
    expect(agreement(cutTree(tree, Number(k)), labels)).toBe(1);
    expect(agreement(ward(x, { nClusters: Number(k) }).treeLabels, labels)).toBe(1);
  });

  it('iris, which has equal distances and two rows that are the same', () => {
    const fit = ward(iris, { nClusters: 3 });
    expect(agreement(fit.treeLabels, reference.irisLabels)).toBe(1);
    expect(fit.tree.nLeaves).toBe(149);
    fit.tree.heights
      .slice(-10)
      .forEach((height, i) => expect(height).toBeCloseTo(reference.irisLastHeights[i], 9));
  });
});
