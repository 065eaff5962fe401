import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAssignments, type AssignedCustomer } from './readAssignments.ts';
import { segmentsCsv } from './segmentsCsv.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-assignments-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const segments = [
  { id: 's1', name: 'Low, "calm"', cluster: 0 },
  { id: 's2', name: 'two\nlines', cluster: 1 },
];
const write = (text: string): Promise<void> => writeFile(join(folder, 'segments.csv'), text);
const read = async (): Promise<AssignedCustomer[]> => {
  const all: AssignedCustomer[] = [];
  for await (const some of readAssignments(folder)) all.push(...some);
  return all;
};

describe('readAssignments', () => {
  it('reads what was written, whatever the ids', async () => {
    const id = fc.oneof(fc.string(), fc.stringMatching(/^[",\n\r a]*$/));
    await fc.assert(
      fc.asyncProperty(fc.array(id, { maxLength: 30 }), async (customerIds) => {
        const clusters = Int32Array.from(customerIds, (_, i) => i % 2);
        const distances = new Float64Array(customerIds.length);
        const assignments = { customerIds, clusters, distances, probabilities: null };
        await write([...segmentsCsv(assignments, segments)].join(''));
        expect(await read()).toEqual(
          customerIds.map((customerId, i) => ({ customerId, segmentId: `s${(i % 2) + 1}` })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('reads across the pieces that a long file comes in', async () => {
    const customerIds = Array.from(
      { length: 40_000 },
      (_, i) => `käufer "${i}"\n with a long name`,
    );
    const clusters = new Int32Array(customerIds.length);
    const distances = new Float64Array(customerIds.length);
    const assignments = { customerIds, clusters, distances, probabilities: null };
    await write([...segmentsCsv(assignments, segments)].join(''));
    const ids = (await read()).map(({ customerId }) => customerId);
    expect(ids.join() === customerIds.join()).toBe(true);
  });

  it('knows customers without a segment', async () => {
    await write('customer_id,segment_id,segment,cluster,probability,distance\n7,,,,,1\n');
    expect(await read()).toEqual([{ customerId: '7', segmentId: '' }]);
  });

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['another header', 'id,segment\n1,s1\n'],
    ['half a record', 'customer_id,segment_id,segment,cluster,probability,distance\n1,s1,Low'],
    ['an open quote', 'customer_id,segment_id,segment,cluster,probability,distance\n"1,s1\n'],
  ])('says that the file cannot be used: %s', async (_, text) => {
    if (text !== null) await write(text);
    await expect(read()).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringContaining('make the run again'),
    });
  });
});
