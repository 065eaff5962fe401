#!/usr/bin/env node
const needed = 22;
const found = Number(process.versions.node.split('.')[0]);
if (found < needed) {
  process.stderr.write(
    `clientele needs Node ${needed} or later, this is ${process.versions.node}; run it with npx, or install a newer Node.\n`,
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
});
