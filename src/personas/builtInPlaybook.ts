import { readFileSync } from 'node:fs';
import { loadPlaybook, type Playbook } from './playbook.ts';

/** The playbook that comes with the product: `playbook.yaml` beside this file. */
export function builtInPlaybook(): Playbook {
  return loadPlaybook(readFileSync(new URL('playbook.yaml', import.meta.url), 'utf8'));
}
