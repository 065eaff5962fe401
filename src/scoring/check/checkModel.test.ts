import { expect, it } from 'vitest';
import { ClienteleError, type ModelFile } from '../../contract/index.ts';
import { createScorer } from '../createScorer.ts';
import { fitted } from '../fitted.fixture.ts';

const { model } = fitted(5);

/** The model through JSON, with one thing spoilt. */
function spoilt(spoil: (copy: ModelFile) => void): unknown {
  const copy = structuredClone(model);
  spoil(copy);
  return copy;
}

it('takes a model that went through JSON', () => {
  const again: unknown = JSON.parse(JSON.stringify(model));
  expect(createScorer(again).plan.segments).toHaveLength(3);
});

it.each<[string, (copy: ModelFile) => void]>([
  ['it has 2 centroids and says 3', (copy) => copy.model.centroids.pop()],
  ['centroid 1 has', (copy) => copy.model.centroids[1].pop()],
  ['"model.centroids.0.0" is wrong', (copy) => copy.model.centroids[0].fill(NaN)],
  ['it has 2 segments for 3 clusters', (copy) => copy.segments.pop()],
  ['cluster 0 has no segment', (copy) => (copy.segments[2].cluster = 7)],
  ['cluster 0 has no segment', (copy) => (copy.segments[2].cluster = 1)],
  ['two of its segments have the same id', (copy) => (copy.segments[0].id = copy.segments[1].id)],
  ['its recipe has no features', (copy) => (copy.recipe.features = [])],
  ['two of its inputs have the same name', (copy) => copy.inputs.push(copy.inputs[0])],
  ['column "visits" of its recipe is not an input', (copy) => copy.inputs.splice(2, 1)],
  [
    'feature "balance" is there twice',
    (copy) => copy.recipe.features.push(copy.recipe.features[1]),
  ],
  ['the scale of feature "balance" is 0', (copy) => (copy.recipe.features[1].scale = 0)],
  ['feature "balance" does not fit', (copy) => (copy.recipe.features[1].level = 'yes')],
  [
    'the bounds of feature "balance"',
    (copy) => (copy.recipe.features[1].clip = { lower: 2, upper: 1 }),
  ],
  [
    'feature "balance" has no lambda',
    (copy) => (copy.recipe.features[1].transform = { name: 'yeo-johnson', lambda: null }),
  ],
  ['the range of input "balance"', (copy) => (copy.inputs[1].range = { lower: 2, upper: 1 })],
  [
    'input "balance" is a number and has levels',
    (copy) => (copy.inputs[1].levels = copy.inputs[3].levels),
  ],
  ['the levels of input "job"', (copy) => copy.inputs[4].levels.push({ level: '', share: 0 })],
])('says that %s', (part, spoil) => {
  expect(() => createScorer(spoilt(spoil))).toThrow(part);
  expect(() => createScorer(spoilt(spoil))).toThrow(ClienteleError);
});

/** Models of other algorithms on the same centres, whole before they are spoilt. */
function others({ model: { nClusters, centroids } }: ModelFile) {
  const each = <T>(value: T): T[] => Array.from({ length: nClusters }, () => value);
  const ones = centroids[0].map(() => 1);
  const base = { nClusters, centroids };
  return {
    mixture: {
      ...base,
      algorithm: 'gaussian-mixture' as const,
      covarianceType: 'diag' as const,
      weights: each(1 / nClusters),
      covariances: each(ones).flat(),
    },
    classes: {
      ...base,
      algorithm: 'latent-class' as const,
      weights: each(1 / nClusters),
      probabilities: each(ones),
    },
    dense: {
      ...base,
      algorithm: 'hdbscan' as const,
      representatives: centroids.map((row) => [...row]),
      clusters: [0, 1, 2],
      offsets: each(1),
      memberships: each(1),
    },
  };
}

it.each<[string, (copy: ModelFile, all: ReturnType<typeof others>) => void]>([
  ['weights or covariances', (copy, { mixture }) => (copy.model = { ...mixture, weights: [1] })],
  [
    'weights or covariances',
    (copy, { mixture }) => (copy.model = { ...mixture, covarianceType: 'full' }),
  ],
  [
    'component 0 is singular',
    (copy, { mixture }) =>
      (copy.model = { ...mixture, covariances: mixture.covariances.map(() => 0) }),
  ],
  ['fit its classes', (copy, { classes }) => (copy.model = { ...classes, probabilities: [] })],
  ['fit its clusters', (copy, { dense }) => (copy.model = { ...dense, clusters: [0, 1, 1] })],
  ['fit its clusters', (copy, { dense }) => (copy.model = { ...dense, clusters: [0, 1, 9] })],
  ['fit its clusters', (copy, { dense }) => (copy.model = { ...dense, offsets: [1] })],
  [
    'its embedding is not one of',
    (copy) => (copy.embedding = { kind: 'pca', centre: [1], axes: [[1]] }),
  ],
])('says of the models of other algorithms that %s', (part, spoil) => {
  const spoiltModel = spoilt((copy) => spoil(copy, others(copy)));
  expect(() => createScorer(spoiltModel)).toThrow(part);
});

it('takes the models of other algorithms', () => {
  for (const other of Object.values(others(model))) {
    expect(() => createScorer({ ...model, model: other })).not.toThrow();
  }
});

type Classifier = NonNullable<ModelFile['classifier']>;

it.each<[string, (classifier: Classifier) => void]>([
  ['column "x" of its forest is not an input', ({ features }) => (features[0] = 'x')],
  ['its forest has a column twice', ({ features }) => (features[0] = features[1])],
  ['its forest names 6 columns for 7 features', ({ features }) => features.pop()],
  ['its forest tells 9 classes of 3 clusters', ({ forest }) => (forest.nClasses = 9)],
  ['its forest has no trees', ({ forest }) => (forest.trees = [])],
  ['the thresholds of feature 0', ({ forest }) => (forest.thresholds[0][1] = -1e9)],
  ['tree 1 of its forest is cut off', ({ forest }) => forest.trees[1].nodes.pop()],
  ['tree 0 of its forest is cut off', ({ forest }) => (forest.trees[0].nodes[0] = 2 ** 40)],
  ['tree 0 of its forest is cut off', ({ forest }) => forest.trees[0].mixtures.push(0.5)],
  ['node 0 of tree 0', ({ forest }) => (forest.trees[0].nodes[1] = 0)],
  ['node 0 of tree 0', ({ forest }) => (forest.trees[0].nodes[1] = 1e6)],
  ['node 0 of tree 0', ({ forest }) => (forest.trees[0].nodes[1] = -1e6)],
  ['node 0 of tree 0', ({ forest }) => (forest.trees[0].nodes[0] |= 99 << 16)],
  ['node 0 of tree 0', ({ forest }) => (forest.trees[0].nodes[0] &= ~255)],
])('says of the forest that %s', (part, spoil) => {
  const copy = spoilt(({ classifier }) => classifier !== null && spoil(classifier));
  expect(() => createScorer(copy)).toThrow(part);
});

it('refuses what is no model', () => {
  const throwing = {
    get schemaVersion(): number {
      throw new Error('private');
    },
  };
  for (const each of [null, undefined, 5, 'model', [], {}, throwing]) {
    expect(() => createScorer(each)).toThrow(/^The model cannot be used: .*make the run again\.$/s);
  }
});
