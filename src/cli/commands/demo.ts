import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { resolveConfig, writeSynthetic } from '../../run/index.ts';
import { workspaceRoot } from '../../store/index.ts';
import type { CommonFlags, Surroundings } from '../output.ts';
import { serveUntilStopped } from '../serving.ts';
import { wholeNumber } from './generate.ts';
import { segmentAndTell } from './segment.ts';

interface DemoFlags extends CommonFlags {
  readonly customers: number;
  readonly seed: number;
  readonly serve: boolean;
}

export function addDemoCommand(program: Command, around: Surroundings): void {
  program
    .command('demo')
    .description('make a demo bank, segment it and open the dashboard')
    .option('--customers <n>', 'how many customers', wholeNumber, 10_000)
    .option('--seed <n>', 'another seed, another bank', wholeNumber, 42)
    .option('--no-serve', "only print the report's address, serve and open nothing")
    .addHelpText('after', '\nExample:\n  clientele demo --customers 50000\n')
    .action(async (flags: DemoFlags) => {
      const source = await makeDemoBank(flags, around);
      const config = resolveConfig({ source, seed: flags.seed, currency: 'EUR' });
      const folder = await segmentAndTell(config, flags, around);
      if (flags.serve && flags.json !== true && around.width !== null) {
        await showDashboard(basename(folder), flags, around);
      }
    });
}

/** Serves the dashboard until interrupted, and opens it at the run where there is a browser to open. */
async function showDashboard(
  runId: string,
  { quiet = false }: DemoFlags,
  around: Surroundings,
): Promise<void> {
  // The log of requests has no place between what a person reads here.
  await serveUntilStopped({ quiet: true }, around, async ({ address }) => {
    const page = `${address}/runs/${runId}`;
    if (!quiet) around.stdout.write(`Dashboard  ${page} (Ctrl-C ends it)\n`);
    if (!hasDisplay(around)) return;
    const { default: open } = await import('open');
    await open(page);
  });
}

async function makeDemoBank({ customers, seed }: DemoFlags, around: Surroundings): Promise<string> {
  const folder = join(workspaceRoot(around.env, around.workingFolder), 'demo');
  await mkdir(folder, { recursive: true });
  const out = join(folder, `customers-${customers}-${seed}.csv`);
  await writeSynthetic('customers', { customers, seed, out, signal: around.signal });
  return out;
}

/** True where a browser window has somewhere to appear. */
function hasDisplay({ env }: Surroundings): boolean {
  const needsDisplay = process.platform === 'linux';
  const display = env['DISPLAY'] || env['WAYLAND_DISPLAY'];
  return !needsDisplay || display !== undefined;
}
