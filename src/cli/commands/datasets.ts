import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  fetchDataset,
  findPublicDataset,
  publicDatasets,
  type FetchedFile,
  type PublicDataset,
} from '../../run/index.ts';
import type { CommonFlags, Surroundings } from '../output.ts';
import { createProgress } from '../progress.ts';

interface DatasetsFlags extends CommonFlags {
  readonly out: string;
  readonly from?: string;
}

export function addDatasetsCommand(program: Command, around: Surroundings): void {
  const group = program
    .command('datasets')
    .description('list public data that are known by name, or get some from their publisher')
    .addHelpText('after', example);
  group
    .command('list', { isDefault: true })
    .description('list public data that are known by name')
    .action(async (_: unknown, command: Command) =>
      tellCatalogue(command.optsWithGlobals(), around),
    );
  group
    .command('get')
    .argument('<name>', 'one of those that "clientele datasets" lists')
    .description('fetch data from their publisher, check them and unpack them')
    .option('--out <folder>', 'where they go', '.')
    .option('--from <address>', "a copy's address, where the publisher cannot be reached")
    .action(async (name: string, _: unknown, command: Command) =>
      getDataset(name, command.optsWithGlobals(), around),
    );
}

const example = `
Example:
  clientele datasets get uci-bank-marketing --out data
  clientele segment data/bank-full.csv
`;

async function tellCatalogue({ json }: CommonFlags, { stdout }: Surroundings): Promise<void> {
  const known = await publicDatasets();
  stdout.write(
    json === true ? `${JSON.stringify(known, null, 2)}\n` : known.map(described).join('\n'),
  );
}

function described({ name, title, about, publisher, licence, citation }: PublicDataset): string {
  return `${name}\n  ${title}: ${about}.\n  ${publisher}, ${licence}. Cite as: ${citation}\n`;
}

async function getDataset(
  name: string,
  { out, from, json, quiet }: DatasetsFlags,
  around: Surroundings,
): Promise<void> {
  const dataset = await findPublicDataset(name);
  const progress = createProgress(around, quiet === true);
  let files: readonly FetchedFile[];
  try {
    files = await fetchDataset(dataset, {
      folder: resolve(around.workingFolder, out),
      signal: around.signal,
      onProgress: (bytes, total) =>
        progress.update(`Fetching from ${dataset.publisher}`, bytes, total ?? bytes * 2),
      ...(from === undefined ? {} : { from }),
    });
  } finally {
    progress.close();
  }
  const { licence, citation } = dataset;
  if (json === true) {
    around.stdout.write(`${JSON.stringify({ name, licence, citation, files }, null, 2)}\n`);
  } else if (quiet !== true) {
    const lines = files.map(({ path, isNew }) => `${path}${isNew ? '' : ' (was there already)'}`);
    around.stdout.write(`${lines.join('\n')}\n${licence}. Cite as: ${citation}\n`);
  }
}
