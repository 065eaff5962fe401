import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleManifest } from '../../report/sampleManifest.fixture.ts';
import { answerSerializer, lastingAnswer } from '../lastingAnswers.ts';
import { createEditedWords } from './editedWords.ts';

const manifest = sampleManifest({ nSegments: 2, nFeatures: 2, cellsAcross: 2 });
const { id } = manifest.segments[0];
const edits = (name: string) => new Map([[id, { name }]]);

describe('what a run says', () => {
  it('is the same object while the run and its edits stay, and another when one changes', () => {
    const words = createEditedWords();
    const first = words(manifest, edits('Harbour'));
    expect(words(manifest, edits('Harbour'))).toBe(first);
    expect(first.segment(id)?.name).toBe('Harbour');
    expect(first.segments.segments).toEqual(first.manifest.segments);
    expect(words(manifest, edits('River')).segment(id)?.name).toBe('River');
    expect(words(manifest, new Map()).segment(id)?.name).toBe(manifest.segments[0].name);
    const again = { ...manifest, seed: manifest.seed + 1 };
    expect(words(again, new Map()).manifest.seed).toBe(manifest.seed + 1);
    expect(first.segment('S99')).toBeUndefined();
  });
});

describe('an answer that lasts', () => {
  const write = answerSerializer({
    schema: z.object({ n: z.number() }),
    method: 'GET',
    url: '/',
    httpStatus: '200',
  });

  it('is written once; any other each time, and each as its schema says', () => {
    let reads = 0;
    const counting = () => ({
      get n() {
        reads++;
        return 7;
      },
      secret: 'x',
    });
    const lasting = lastingAnswer(counting());
    expect([write(lasting), write(lasting)]).toEqual(['{"n":7}', '{"n":7}']);
    const once = reads;
    expect(write(lasting)).toBe('{"n":7}');
    expect(reads).toBe(once);
    const passing = counting();
    expect([write(passing), write(passing)]).toEqual(['{"n":7}', '{"n":7}']);
    expect(reads).toBe(3 * once);
    expect(() => write(lastingAnswer({ n: 'seven' }))).toThrow();
  });
});
