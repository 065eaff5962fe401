import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunManifest } from '../contract/index.ts';
import { renderTerminal } from '../report/index.ts';
import { readerLocale, type CommonFlags, type Surroundings } from './output.ts';

/** Prints a run as JSON or for people; nothing of the latter when quiet. */
export function tellRun(
  folder: string,
  manifest: RunManifest,
  flags: CommonFlags,
  around: Surroundings,
): void {
  if (flags.json === true) {
    around.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
    return;
  }
  if (flags.quiet === true) return;
  around.stdout.write(
    renderTerminal(manifest, {
      width: Math.min(around.width ?? 100, 120),
      colour: around.colour,
      locale: readerLocale(manifest.config.locale, around.env),
    }),
  );
  around.stdout.write(`\nReport  ${reportAddress(folder)}\nRun     ${folder}\n`);
}

/** The address under which a browser opens a run's report. */
export function reportAddress(folder: string): string {
  return pathToFileURL(join(folder, 'report.html')).href;
}
