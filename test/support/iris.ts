import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matrixFromRows, type Matrix } from '../../src/core/index.ts';

const [, ...lines] = readFileSync(join(import.meta.dirname, '../reference/iris.csv'), 'utf8')
  .trim()
  .split('\n');

/** Fisher's iris measurements (1936): 150 x 4, in centimetres. */
export const iris: Matrix = matrixFromRows(
  lines.map((line) => line.split(',').slice(0, 4).map(Number)),
);
