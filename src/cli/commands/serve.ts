import { InvalidArgumentError, type Command } from 'commander';
import type { Surroundings } from '../output.ts';
import { serveUntilStopped, type ServeFlags } from '../serving.ts';

export function addServeCommand(program: Command, around: Surroundings): void {
  program
    .command('serve')
    .description('serve the dashboard and the API until interrupted')
    .option('--port <n>', 'port to listen on (default: 4180, or the next free one)', portNumber)
    .option(
      '--host <name>',
      'address to listen on; any but this machine itself needs users who sign in',
      '127.0.0.1',
    )
    .addHelpText('after', example)
    .action((flags: ServeFlags) => serve(flags, around));
}

const example = `
Examples:
  clientele serve
  clientele serve --port 8080 --host 0.0.0.0

Log lines go to stderr as JSON; --quiet leaves them out.
`;

async function serve(flags: ServeFlags, around: Surroundings): Promise<void> {
  await serveUntilStopped(flags, around, async ({ address, port, host }) => {
    around.stdout.write(
      flags.json === true
        ? `${JSON.stringify({ address, port, host })}\n`
        : `Clientele is at ${address} (Ctrl-C ends it)\n`,
    );
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('Write a whole number from 0 to 65535; 0 takes any free port.');
}
