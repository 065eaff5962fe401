import { forestSchema, type ModelFile } from '../../src/contract/index.ts';
import {
  forestToJson,
  randomForest,
  type Column,
  type ForestModel,
  type Matrix,
  type Table,
} from '../../src/core/index.ts';
import { expectedOf, hostile, jobs, modelOf, plainStep } from './exportedModels.ts';

/** A forest that copies three segments, one level of `job` being new to it. */
export interface ForestCase {
  readonly model: ModelFile;
  readonly forest: ForestModel;
  readonly table: Table;
  /** What the forest sees of the table. */
  readonly x: Matrix;
}

const features = [hostile, 'visits', 'job'];
const knownJobs = jobs.slice(0, -1).toSorted();

export function forestCase(table: Table): ForestCase {
  const bare = modelOf(
    [
      plainStep('visits', null, { impute: 4, centre: 4, scale: 2 }),
      plainStep('job', jobs[0], { impute: 0, centre: 0.5, scale: 0.5 }),
    ],
    [
      [-1, -1],
      [0.5, -1],
      [0, 1],
    ],
  );
  const columns = features.map((name) => valuesOf(columnNamed(table, name)));
  const data = new Float64Array(table.nRows * features.length);
  columns.forEach((values, f) => {
    values.forEach((value, i) => {
      data[i * features.length + f] = value;
    });
  });
  const x = { data, nSamples: table.nRows, nFeatures: features.length };
  const { labels } = expectedOf(bare, table);
  const forest = randomForest(x, labels, { nEstimators: 7, maxDepth: 5, oobScore: false }).model;
  const described = modelOf(
    [...features].map((name) => plainStep(name, null, { impute: 0, centre: 0, scale: 1 })),
    [[0, 0, 0]],
  );
  const inputs = described.inputs.map((input) =>
    input.name === 'job'
      ? { ...input, levels: knownJobs.map((level) => ({ level, share: 0.2 })) }
      : input,
  );
  const json = forestSchema.parse(JSON.parse(JSON.stringify(forestToJson(forest))));
  return { model: { ...bare, inputs, classifier: { features, forest: json } }, forest, table, x };
}

function columnNamed(table: Table, name: string): Column {
  const found = table.columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
}

function valuesOf(column: Column): Float64Array {
  if (column.kind === 'number') return column.values;
  return Float64Array.from(column.codes, (code) => {
    const place = knownJobs.indexOf(column.levels[code] ?? '');
    return place < 0 ? NaN : place;
  });
}
