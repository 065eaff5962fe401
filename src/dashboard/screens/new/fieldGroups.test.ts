import { expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';
import { groupsOf, meaningful } from './fieldGroups.ts';

const fields = fieldsOf();
const names = (draft: Parameters<typeof meaningful>[1]) =>
  meaningful(fields, draft).map(({ name }) => name);

it('puts every option in one place', () => {
  const { first, groups } = groupsOf(fields);
  const placed = [...first, ...groups.flatMap((group) => group.fields)].map(({ name }) => name);
  expect(placed.toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
  expect(first.map(({ name }) => name)).toEqual(['k', 'shape']);
});

it('asks for what the chosen algorithms take', () => {
  expect(names({})).not.toContain('minClusterSize');
  expect(names({})).toEqual(expect.arrayContaining(['k', 'embed', 'mergeTo', 'nInit', 'seed']));
  expect(names({ algorithm: ['gaussian-mixture'] })).toContain('covarianceType');
  expect(names({ algorithm: ['auto'] })).toEqual(fields.map(({ name }) => name));
});

it('asks for no number of segments where the algorithm finds it, and for no codes of categories', () => {
  const dense = names({ algorithm: ['hdbscan'] });
  expect(dense).toContain('minClusterSize');
  expect(dense).not.toContain('k');
  expect(dense).not.toContain('mergeTo');
  expect(names({ algorithm: ['hdbscan', 'kmeans'] })).toContain('k');
  expect(names({ algorithm: ['k-prototypes'] })).not.toContain('embed');
});
