import { numberedRun } from '../../../test/support/numberedRun.ts';
import { publishRun } from '../publish.ts';
import { runFolder } from '../workspace.ts';
import { openCatalogue } from './openCatalogue.ts';
import { at, sampleEntry, sampleJob } from './samples.fixture.ts';

/**
 * A process that writes to a workspace and its catalogue: `node crowdWriter.fixture.ts <workspace> <number> <rounds>`. It
 * publishes runs of its own, and one that all writers replace. It says how many jobs it took.
 */
const [root = '', number = '0', rounds = '0'] = process.argv.slice(2);
await using catalogue = await openCatalogue(root, process.env);
let taken = 0;
for (let n = 0; n < Number(rounds); n++) {
  const name = `p${number}-${n}`;
  await catalogue.jobs.add(sampleJob(name));
  await catalogue.edits.merge('run', name, { name });
  await catalogue.edits.merge(
    'run',
    'shared',
    Number(number) % 2 === 0 ? { name: 'even' } : { summary: 'odd' },
  );
  await catalogue.audit.append(sampleEntry(n));
  if ((await catalogue.jobs.take(`host:${number}`, at(n))) !== null) taken += 1;
  await publishRun(runFolder(root, name), numberedRun(Number(number)));
  await publishRun(runFolder(root, 'shared'), numberedRun(Number(number)));
}
process.stdout.write(String(taken));
