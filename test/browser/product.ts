import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The built command line: what people get. */
const main = join(import.meta.dirname, '../../dist/cli/main.js');

/** Writes a demo bank. @returns its file */
export function writeBank(
  out: string,
  customers: number,
  shape: 'customers' | 'transactions' = 'customers',
): string {
  const args = ['generate', shape, '--customers', String(customers), '--seed', '3'];
  execFileSync(process.execPath, [main, ...args, '--out', out, '--quiet'], { stdio: 'pipe' });
  return out;
}

/** `clientele serve` in a process of its own. */
export interface Product {
  readonly address: string;
  /** What it said on its console. */
  readonly said: readonly string[];
  readonly stop: () => Promise<void>;
}

/** @param root the workspace's folder */
export async function startProduct(root: string, host: string): Promise<Product> {
  const args = ['serve', '--port', '0', '--host', host, '--json', '--quiet'];
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CLIENTELE_HOME: root },
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const port = await portOf(child).catch((error: unknown) => {
    throw new Error(`The server did not start: ${said.join('\n')}`, { cause: error });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    said,
    async stop() {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGTERM')) await ended;
    },
  };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (stdout === null) throw new TypeError('the server has no output');
  for await (const line of createInterface({ input: stdout })) {
    const told: unknown = JSON.parse(line);
    if (typeof told === 'object' && told !== null && 'port' in told) return Number(told.port);
  }
  throw new Error('it ended');
}
