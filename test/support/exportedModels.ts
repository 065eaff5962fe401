import * as fc from 'fast-check';
import type { FeatureStep, ModelFile } from '../../src/contract/index.ts';
import type { Table } from '../../src/core/index.ts';
import { readTable, type Session } from '../../src/data/index.ts';
import { applyRecipe } from '../../src/features/index.ts';
import { emptyPlacement, placerOf } from '../../src/segments/index.ts';

/** Columns of the table of customers that models are written for; some are called as badly as columns can be. */
export const hostile = `bal"ance'; -- \`x\` */ \\`;
const numbers = [hostile, 'día', 'visits', 'clientele_filled_1'];
export const jobs = [`o'brien "x"`, 'back\\slash', 'señor', 'clerk', '1.0'];
const texts = { job: jobs, loan: ['yes', 'no', 'maybe'] };

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table of customers with missing values, NaN, both signs, heavy tails, small whole numbers and odd texts. */
export async function makeCustomers(session: Session, nRows: number): Promise<string> {
  const relation = session.freshName('customers');
  const job = jobs.map((each, i) => `WHEN ${i} THEN '${each.replaceAll("'", "''")}'`).join(' ');
  await session.run(`CREATE TABLE ${relation} AS SELECT
    'C' || i AS customer_id,
    CASE WHEN hash(i, 1) % 13 = 0 THEN NULL WHEN hash(i, 1) % 17 = 0 THEN CAST('nan' AS DOUBLE)
      ELSE exp(CAST(hash(i, 2) % 10000 AS DOUBLE) / 1000) - 1.5 END AS ${quoted(hostile)},
    (CAST(hash(i, 3) % 2001 AS DOUBLE) - 1000) / CASE hash(i, 9) % 2 WHEN 0 THEN 7 ELSE 1e9 END AS "día",
    CASE WHEN hash(i, 4) % 11 = 0 THEN NULL ELSE CAST(hash(i, 5) % 9 AS INTEGER) END AS visits,
    CAST(hash(i, 6) % 1000 AS DECIMAL(9, 2)) / 8 AS clientele_filled_1,
    CASE hash(i, 7) % 6 ${job} END AS job,
    CASE hash(i, 8) % 3 WHEN 0 THEN true WHEN 1 THEN false END AS loan
    FROM range(${nRows}) AS r(i)`);
  return relation;
}

/** The same table in memory, as scoring sees it. */
export function readCustomers(session: Session, relation: string): Promise<Table> {
  return readTable(session, relation, 'customer_id', [
    ...numbers.map((name) => ({ name, kind: 'number' as const })),
    ...Object.keys(texts).map((name) => ({ name, kind: 'category' as const })),
  ]);
}

/** So odd that customers are exactly between two centroids only where every engine computes exactly. */
const grain = Math.PI / 100;
const figure = (min: number, max: number): fc.Arbitrary<number> =>
  fc
    .integer({ min: Math.ceil(min / grain), max: Math.floor(max / grain) })
    .map((steps) => steps * grain);
const filling = fc.option(figure(-5, 50), { freq: 6 });
const untouched: FeatureStep['transform'] = { name: 'none', lambda: null };
const transform: fc.Arbitrary<FeatureStep['transform']> = fc.oneof(
  fc.constant(untouched),
  fc.constant({ name: 'log1p' as const, lambda: null }),
  fc
    .oneof(fc.constantFrom(0, 1, 2, -1), figure(-2, 3))
    .map((lambda) => ({ name: 'yeo-johnson' as const, lambda })),
);
const clip = fc.option(fc.record({ lower: figure(-20, 2), upper: figure(3, 5000) }));
const scaling = { centre: figure(-2, 9), scale: figure(0.1, 30) };

const numberStep = fc.record({
  name: fc.constant(''),
  column: fc.constantFrom(...numbers),
  level: fc.constant(null),
  label: fc.constant('A number */'),
  impute: filling,
  clip,
  transform,
  ...scaling,
});
const levelStep = fc.constantFrom(...Object.entries(texts)).chain(([column, levels]) =>
  fc.record({
    name: fc.constant(''),
    column: fc.constant(column),
    level: fc.constantFrom(...levels),
    label: fc.constant('A level\nof it'),
    impute: fc.option(fc.constantFrom(0, 1), { freq: 8 }),
    clip: fc.constant(null),
    transform: fc.constant(untouched),
    ...scaling,
  }),
);

const codedStep: fc.Arbitrary<FeatureStep> = fc.record({
  name: fc.constant(''),
  column: fc.constant('job'),
  level: fc.constant(null),
  label: fc.constant('A code'),
  codes: fc.record({
    levels: fc
      .subarray(jobs, { minLength: 1 })
      .chain((levels) =>
        fc.tuple(
          ...levels.map((level) => fc.record({ level: fc.constant(level), value: figure(0, 5) })),
        ),
      ),
    other: fc.option(fc.constantFrom(0, 2.5)),
  }),
  impute: filling,
  clip,
  transform,
  ...scaling,
});

/** Values of the table that may stand for "missing". */
const someMarkers: ModelFile['markers'] = [
  { column: 'visits', value: '3', reason: '' },
  { column: 'visits', value: 'none', reason: '' },
  { column: 'clientele_filled_1', value: '1.25', reason: '' },
  { column: 'job', value: 'clerk', reason: '' },
  { column: 'job', value: jobs[0], reason: '' },
];

/** Any model: one to five features, one to six centroids. */
export const anyModel: fc.Arbitrary<ModelFile> = fc
  .array(fc.oneof({ arbitrary: numberStep, weight: 2 }, levelStep, codedStep), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((steps) => {
    const row = fc.array(figure(-3, 3), { minLength: steps.length, maxLength: steps.length });
    return fc
      .tuple(fc.array(row, { minLength: 1, maxLength: 6 }), fc.subarray(someMarkers))
      .map(([centroids, markers]) => ({ ...modelOf(steps, centroids), markers }));
  });

/** Models whose arithmetic is exact, with many customers as near to one centroid as to another. */
export const tiedModel: fc.Arbitrary<ModelFile> = fc
  .array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 2, maxLength: 2 }), {
    minLength: 2,
    maxLength: 7,
  })
  .map((centroids) =>
    modelOf(
      [
        plainStep('visits', null, { impute: 4, centre: 4, scale: 2 }),
        plainStep('loan', 'yes', { impute: 0.5, centre: 0.5, scale: 0.25 }),
      ],
      centroids,
    ),
  );

/** Any model, placed by the cells of a tree. */
export const anyTree: fc.Arbitrary<ModelFile> = fc
  .tuple(anyModel, fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 }))
  .map(([given, draws]) => {
    const { centroids, nClusters } = given.model;
    const cells = [0, 1, 2].flatMap((round) =>
      centroids.map((row) => row.map((value, f) => value + round * Math.sin(f + round))),
    );
    const drawn = (cell: number): number => draws[cell % draws.length] ?? 0;
    return {
      ...given,
      model: {
        algorithm: 'ward',
        nClusters,
        centroids,
        representatives: cells,
        offsets: cells.map((_, cell) => (drawn(cell) * grain) / 9),
        clusters: cells.map((_, cell) => (cell + drawn(cell)) % nClusters),
      },
    };
  });

/** A step that fills and scales, and no more. */
export function plainStep(
  column: string,
  level: string | null,
  numbers: Pick<FeatureStep, 'impute' | 'centre' | 'scale'>,
): FeatureStep {
  return { name: '', column, level, label: column, clip: null, transform: untouched, ...numbers };
}

/** One of everything, with clusters that all have customers. */
export const richModel = (): ModelFile => ({
  ...modelOf(
    [
      {
        ...plainStep(hostile, null, { impute: 90, centre: 4.1, scale: 1.7 }),
        clip: { lower: -1, upper: 9000.5 },
        transform: { name: 'log1p', lambda: null },
      },
      {
        ...plainStep('día', null, { impute: 0.25, centre: 0.3, scale: 11.3 }),
        transform: { name: 'yeo-johnson', lambda: 0.7 },
      },
      plainStep('visits', null, { impute: 4.2, centre: 3.9, scale: 2.6 }),
      plainStep('job', jobs[0], { impute: 0, centre: 0.2, scale: 0.4 }),
      plainStep('loan', 'yes', { impute: 1, centre: 0.5, scale: 0.5 }),
    ],
    [
      [0.8, 1.1, -0.9, -0.5, 1],
      [0.7, -1, 0.9, -0.5, -1],
      [-0.9, 0.2, -0.8, -0.5, -1],
      [-0.8, -0.1, 0.8, -0.5, 1],
      [0, 0, 0, 2, 0],
    ],
  ),
  markers: someMarkers.slice(0, 4),
});

/** The rich model as each algorithm that has other borders than the nearest centre would have it. */
export function otherModels(): Record<string, ModelFile> {
  const rich = richModel();
  const { nClusters, centroids } = rich.model;
  const base = { nClusters, centroids };
  const weights = [0.3, 0.25, 0.2, 0.15, 0.1];
  const width = centroids[0].length;
  const full = weights.flatMap((_, k) =>
    Array.from({ length: width * width }, (_, p) =>
      p % (width + 1) === 0 ? 0.5 + k / 4 : 0.1 * ((k % 3) - 1),
    ),
  );
  const mixture = { ...base, algorithm: 'gaussian-mixture', weights } as const;
  const probabilities = centroids.map((row) => row.map((value) => 1 / (1 + Math.exp(-value))));
  const cells = [...centroids, ...centroids.map((row) => row.map((value) => 0.6 - value))];
  const models: Record<string, ModelFile['model']> = {
    'a full mixture': { ...mixture, covarianceType: 'full', covariances: full },
    'a tied mixture': {
      ...mixture,
      covarianceType: 'tied',
      covariances: full.slice(0, width * width),
    },
    'a diagonal mixture': {
      ...mixture,
      covarianceType: 'diag',
      covariances: centroids.flat().map((value) => 0.3 + value * value),
    },
    'a spherical mixture': { ...mixture, covarianceType: 'spherical', covariances: weights },
    'latent classes': { ...base, algorithm: 'latent-class', weights, probabilities },
    'a tree': {
      ...base,
      algorithm: 'ward',
      representatives: cells,
      offsets: cells.map((_, cell) => 0.1 * (cell - 4)),
      clusters: cells.map((_, cell) => (cell * 3) % 5),
    },
  };
  return Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, { ...rich, model }]),
  );
}

/** `model.json` of steps and centroids; segments stand in another order than clusters. */
export function modelOf(
  steps: readonly FeatureStep[],
  centroids: readonly (readonly number[])[],
): ModelFile {
  const clusters = centroids.map((_, cluster) => cluster);
  const typeOf = (name: string): 'flag' | 'text' | 'number' =>
    name === 'loan' ? 'flag' : name === 'job' ? 'text' : 'number';
  return {
    schemaVersion: 1,
    shape: 'customers',
    columns: [...numbers, ...Object.keys(texts)].map((name) => ({
      name,
      type: typeOf(name),
      format: null,
      reading: { kind: 'text' },
    })),
    roles: [],
    markers: [],
    aggregation: null,
    inputs: [...new Set(steps.map(({ column }) => column))].map((name) => ({
      name,
      label: `The column ${name}`,
      role: 'number',
      unit: 'none',
      kind: typeOf(name) === 'number' ? 'number' : 'category',
      range: null,
      mean: null,
      levels: (Object.entries(texts).find(([each]) => each === name)?.[1] ?? []).map((level) => ({
        level,
        share: 0.5,
      })),
      clustered: true,
      influenceable: false,
    })),
    recipe: { features: steps.map((step, j) => ({ ...step, name: `feature ${j}` })) },
    embedding: null,
    model: {
      algorithm: 'kmeans',
      nClusters: centroids.length,
      centroids: centroids.map((row) => [...row]),
    },
    map: null,
    otherMaps: [],
    classifier: null,
    segments: clusters
      .toReversed()
      .map((cluster) => ({ id: `s${cluster}`, name: `It's \\segment" ${cluster}`, cluster })),
  };
}

/** What scoring says: the cluster of each row, -1 without one, and its distance, NaN without one. */
export interface Expected {
  readonly labels: Int32Array;
  readonly distances: Float64Array;
}

export function expectedOf(given: ModelFile, table: Table): Expected {
  const { recipe, model } = given;
  const { x, rows } = applyRecipe(recipe, withoutMarkers(given, table));
  const placer = placerOf(model);
  const found = emptyPlacement();
  const labels = new Int32Array(table.nRows).fill(-1);
  const distances = new Float64Array(table.nRows).fill(NaN);
  rows.forEach((row, i) => {
    placer.place(x.data, i * x.nFeatures, found);
    labels[row] = found.nearest;
    distances[row] = Math.sqrt(found.square);
  });
  return { labels, distances };
}

/** Whether two distances are the same but for the last digits of a logarithm or a power; NaN is NaN. */
export function isNear(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-11 * Math.max(1, Math.abs(b));
}

/** The table as a run reads it: what stands for "missing" is missing. */
function withoutMarkers({ markers }: ModelFile, table: Table): Table {
  const columns = table.columns.map((column) => {
    const marked = new Set(
      markers.flatMap((marker) => (marker.column === column.name ? marker.value : [])),
    );
    if (column.kind === 'number') {
      const values = column.values.map((value) => (marked.has(String(value)) ? NaN : value));
      return { ...column, values };
    }
    const codes = column.codes.map((code) => (marked.has(column.levels[code]) ? -1 : code));
    return { ...column, codes };
  });
  return { ...table, columns };
}
