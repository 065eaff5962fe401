import { readFile } from 'node:fs/promises';
import { ClienteleError } from '../contract/index.ts';
import { builtInPlaybook, loadPlaybook, type Playbook } from '../personas/index.ts';

/**
 * The playbook in a file, or the built-in one.
 *
 * @throws ClienteleError `usage` when the file cannot be read or is not a playbook
 */
export async function readPlaybook(path: string | null): Promise<Playbook> {
  if (path === null) return builtInPlaybook();
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ClienteleError('usage', `The playbook ${path} cannot be read; check its name.`, {
      cause: error,
    });
  });
  return loadPlaybook(text);
}
