import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { resolveConfig, writeSynthetic } from '../../run/index.ts';
import { workspaceRoot } from '../../store/index.ts';
import type { CommonFlags, Surroundings } from '../output.ts';
import { reportAddress } from '../tellRun.ts';
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
    .description('make a demo bank, segment it and open the report')
    .option('--customers <n>', 'how many customers', wholeNumber, 10_000)
    .option('--seed <n>', 'another seed, another bank', wholeNumber, 42)
    .option('--no-serve', "only print the report's address, open nothing")
    .addHelpText('after', '\nExample:\n  clientele demo --customers 50000\n')
    .action(async (flags: DemoFlags) => {
      const source = await makeDemoBank(flags, around);
      const config = resolveConfig({ source, seed: flags.seed, currency: 'EUR' });
      const folder = await segmentAndTell(config, flags, around);
      if (flags.serve && hasDisplay(around)) await openInBrowser(folder);
    });
}

async function openInBrowser(folder: string): Promise<void> {
  const { default: open } = await import('open');
  await open(reportAddress(folder));
}

async function makeDemoBank({ customers, seed }: DemoFlags, around: Surroundings): Promise<string> {
  const folder = join(workspaceRoot(around.env, around.workingFolder), 'demo');
  await mkdir(folder, { recursive: true });
  const out = join(folder, `customers-${customers}-${seed}.csv`);
  await writeSynthetic('customers', { customers, seed, out, signal: around.signal });
  return out;
}

/** True where a browser window has somewhere to appear and someone to look at it. */
function hasDisplay({ width, env }: Surroundings): boolean {
  const needsDisplay = process.platform === 'linux';
  const display = env['DISPLAY'] || env['WAYLAND_DISPLAY'];
  return width !== null && (!needsDisplay || display !== undefined);
}
