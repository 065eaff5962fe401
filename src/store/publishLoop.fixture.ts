import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { numberedRun } from '../../test/support/numberedRun.ts';
import { publishRun } from './publish.ts';
import { runFolder } from './workspace.ts';

/**
 * A process that publishes runs until it is killed: `node publishLoop.fixture.ts <workspace> <first number>`. Every
 * second one replaces the run `replaced`. It says of each which number is published where, and in how many
 * milliseconds.
 */
const [root = '', first = '0'] = process.argv.slice(2);
// Who is killed keeps nothing for the next one.
flushCompileCache();
for (let number = Number(first); ; number++) {
  const name = number % 2 === 0 ? `run-${number}` : 'replaced';
  const start = performance.now();
  await publishRun(runFolder(root, name), numberedRun(number));
  writeSync(1, `${name} ${number} ${Math.ceil(performance.now() - start)}\n`);
}
