export { builtInPlaybook } from './builtInPlaybook.ts';
export { namePersonas } from './namePersonas.ts';
export { loadPlaybook, type Playbook } from './playbook.ts';
