/**
 * Scores the CSV reader on the Pollock benchmark of polluted files: `node bench/pollock/run.ts [--worst]`.
 * The files are made anew from a clean table of our own by the published list of pollutions.
 */
import { openSession } from '../../src/data/session.ts';
import { load } from './load.ts';
import { pollutedFiles } from './pollutions.ts';
import { totalScore } from './score.ts';

await using session = await openSession({ threads: 1 });
const { files, simple, weighted, worst } = await totalScore(pollutedFiles(), (polluted) =>
  load(session, polluted),
);
if (process.argv.includes('--worst')) {
  for (const { name, score } of worst.slice(0, 30)) {
    process.stdout.write(`${name} ${score.toFixed(3)} of 10\n`);
  }
}
process.stdout.write(
  `${files} files: simple ${simple.toFixed(3)}, weighted ${weighted.toFixed(3)} of 10\n`,
);
