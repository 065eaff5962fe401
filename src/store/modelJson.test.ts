import { expect, it } from 'vitest';
import type { ModelFile } from '../contract/index.ts';
import { modelJson } from './modelJson.ts';

const model: ModelFile = {
  schemaVersion: 1,
  shape: 'table',
  columns: [],
  roles: [],
  markers: [],
  aggregation: null,
  inputs: [],
  recipe: { features: [] },
  embedding: null,
  model: { algorithm: 'kmeans', nClusters: 1, centroids: [[0.1]] },
  map: null,
  otherMaps: [],
  classifier: {
    features: ['a'],
    forest: {
      algorithm: 'random-forest',
      nFeatures: 1,
      nClasses: 2,
      thresholds: [[1]],
      trees: [{ nodes: [0, 1], mixtures: [1, 0] }],
    },
  },
  segments: [{ id: 'S1', name: 'One', cluster: 0 }],
};

it.each([model, { ...model, classifier: null }])('is the model again when parsed', (given) => {
  expect(JSON.parse(modelJson(given))).toEqual(given);
});

it('keeps the forest on one line', () => {
  const lines = modelJson(model).split('\n');
  expect(lines.filter((line) => line.includes('mixtures'))).toHaveLength(1);
  expect(lines.length).toBeGreaterThan(10);
});
