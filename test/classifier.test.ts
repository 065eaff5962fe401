import { afterAll, describe, expect, it } from 'vitest';
import { createWorkerPool } from '../src/compute/index.ts';
import { createInlineExecutor, type Executor } from '../src/core/index.ts';
import { runManifestSchema, modelFileSchema } from '../src/contract/index.ts';
import { runSegmentation, writeSynthetic } from '../src/run/index.ts';
import { inputsFor, noisyBank, segmentsOf } from '../src/scoring/classifier/customers.fixture.ts';
import { fitClassifier } from '../src/scoring/index.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { table, labels } = noisyBank(500, 3, 4);
const one = await createWorkerPool({ threads: 1 });
const three = await createWorkerPool({ threads: 3 });
afterAll(() => Promise.all([one.close(), three.close()]));

const bytes = async (executor: Executor): Promise<string> =>
  JSON.stringify(
    await fitClassifier(table, labels, inputsFor(table), executor, {
      segments: segmentsOf(3),
      seed: 8,
    }),
  );

describe('the classifier of a run', () => {
  it('is the same to the byte on this thread, on one and on three others', async () => {
    const inline = await bytes(createInlineExecutor());
    expect(inline.length).toBeGreaterThan(10_000);
    expect(await bytes(one)).toBe(inline);
    expect(await bytes(three)).toBe(inline);
  });

  it('is in the manifest and the model, with rules in the order of the segments', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clientele-classifier-'));
    try {
      const source = join(folder, 'customers.csv');
      await writeSynthetic('customers', { customers: 400, seed: 3, out: source });
      const stages: string[] = [];
      const run = await runSegmentation(
        { source, k: 3 },
        {
          executor: three,
          onProgress: ({ stage, done, total }) => stages.push(`${stage} ${done}/${total}`),
        },
      );
      const manifest = runManifestSchema.parse(JSON.parse(JSON.stringify(run.manifest)));
      const model = modelFileSchema.parse(JSON.parse(JSON.stringify(run.model)));
      const { classifier, rules, segments } = manifest;
      expect(classifier?.confusion).toHaveLength(3);
      expect((classifier?.nTrain ?? 0) + (classifier?.nTest ?? 0)).toBe(400);
      expect(classifier?.accuracy).toBeGreaterThan(0.6);
      expect(rules?.segments.map(({ segmentId }) => segmentId)).toEqual(segments.map((s) => s.id));
      expect(rules?.fidelity).toBeGreaterThan(0.6);
      expect(model.classifier?.features).toEqual(model.inputs.map(({ name }) => name));
      expect(model.classifier?.forest.nClasses).toBe(3);
      expect(stages).toContain('Describing segments 92/100');
      expect(stages).toContain('Describing segments 100/100');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
