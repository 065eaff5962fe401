/**
 * Runs a command with a browser and a built product at hand: `node scripts/with-browser.ts vitest run test/browser`.
 * The browser is Chromium where the system keeps it, or the one that CLIENTELE_TEST_CHROMIUM names.
 */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { runOrStop, runWith } from './runWith.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const given = process.env['CLIENTELE_TEST_CHROMIUM'];
const browser = given ?? usualPlaces.find(canRun);
if (browser === undefined) {
  process.stderr.write(
    'There is no Chromium here; install it (Debian: apt-get install chromium) or name one in CLIENTELE_TEST_CHROMIUM.\n',
  );
  process.exitCode = 1;
} else {
  const root = join(import.meta.dirname, '..');
  runOrStop(process.execPath, [join(root, 'scripts/build.ts')], { cwd: root });
  process.exitCode = runWith({ CLIENTELE_TEST_CHROMIUM: browser }, process.argv.slice(2));
}
