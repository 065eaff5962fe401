import { openCatalogue } from './openCatalogue.ts';
import { at, sampleEntry, sampleJob } from './samples.fixture.ts';

/** A process that writes to the catalogue of a workspace: `node crowdWriter.fixture.ts <workspace> <name> <rounds>`. */
const [root = '', name = '', rounds = '0'] = process.argv.slice(2);
await using catalogue = await openCatalogue(root, {});
let taken = 0;
for (let n = 0; n < Number(rounds); n++) {
  await catalogue.jobs.add(sampleJob(`${name} ${n}`));
  await catalogue.edits.merge('run', `${name} ${n}`, { name });
  await catalogue.audit.append(sampleEntry(n));
  if ((await catalogue.jobs.take(name, at(n))) !== null) taken += 1;
}
process.stdout.write(String(taken));
