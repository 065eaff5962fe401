import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/** Runs a command in this terminal with more variables; gives its exit code. */
export function runWith(variables: NodeJS.ProcessEnv, command: readonly string[]): number {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('Name the command to run.');
  const { status, error } = spawnSync(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** Runs a step of preparation, silently unless it fails. */
export function runOrStop(
  program: string,
  args: readonly string[],
  options: SpawnSyncOptions = {},
): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error(`${program} cannot be run.`, { cause: error });
  if (status !== 0) throw new Error(`${program} failed: ${stdout}${stderr}`);
}
