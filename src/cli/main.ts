#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 16)) {
  process.stderr.write(
    `clientele needs Node 22.16 or later, this is ${process.versions.node}; run it with npx, or install a newer Node.\n`,
  );
  process.exit(4);
}

const { runCommandLine } = await import('./program.ts');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  width: process.stdout.isTTY ? process.stdout.columns : null,
  interactive: process.stderr.isTTY,
  colour:
    process.env['NO_COLOR'] === undefined &&
    (process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined),
  env: process.env,
  workingFolder: process.cwd(),
  signal: stop.signal,
  ...(process.stdin.isTTY && process.stderr.isTTY ? { confirm, ask } : {}),
});

async function confirm(question: string): Promise<boolean> {
  return /^y(es)?$/i.test(await ask(`${question} [y/N] `));
}

async function ask(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question(question, { signal: stop.signal })).trim();
  } finally {
    asking.close();
  }
}
