import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparedRuns, comparePath, jobPath, runPagePath, segmentPath } from './paths.ts';

it('makes addresses of runs, segments and jobs', () => {
  expect(runPagePath('a', 'run')).toBe('/runs/a');
  expect(runPagePath('a', 'customers', 'search=7')).toBe('/runs/a/customers?search=7');
  expect(segmentPath('a', 's1')).toBe('/runs/a/segments/s1');
  expect(jobPath('j')).toBe('/jobs/j');
});

it('keeps what an id holds inside one part of the address', () => {
  expect(runPagePath('../x?y#$&', 'map')).toBe('/runs/..%2Fx%3Fy%23%24%26/map');
});

it('names the compared runs in the address and reads them back, each once', () => {
  const ids = fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), { maxLength: 5 });
  fc.assert(
    fc.property(ids, (runIds) => {
      const search = comparePath(runIds).split('?')[1];
      expect(comparedRuns(search)).toEqual([...new Set(runIds)]);
    }),
  );
});
