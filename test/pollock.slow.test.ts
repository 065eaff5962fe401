import { expect, it } from 'vitest';
import { load } from '../bench/pollock/load.ts';
import { pollutedFiles } from '../bench/pollock/pollutions.ts';
import { totalScore } from '../bench/pollock/score.ts';
import { openSession } from '../src/data/session.ts';

it('reads the polluted files of Pollock at least as well as it is held to', async () => {
  await using session = await openSession({ threads: 1 });
  const { files, simple, weighted } = await totalScore(pollutedFiles(), (polluted) =>
    load(session, polluted),
  );
  expect(files).toBe(2_290);
  expect(simple).toBeGreaterThanOrEqual(9.7);
  expect(weighted).toBeGreaterThanOrEqual(9.2);
}, 600_000);
