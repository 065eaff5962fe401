import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Inputs that cannot be segmented, each as it might be left behind by a broken export or by somebody who means harm. */
const inputs: Readonly<Record<string, () => Buffer>> = {
  'empty.csv': () => Buffer.alloc(0),
  'header.csv': () => Buffer.from('id,income,balance\n'),
  'blank.csv': () => Buffer.from('\n'.repeat(1_000_000)),
  'zeros.csv': () => Buffer.alloc(50_000_000),
  'noise.csv': () => noise(20_000_000),
  'line.csv': () => Buffer.alloc(1_000_000_000, 'x'),
  'wide.csv': () => Buffer.from(`${wideLine('name')}\n${wideLine('1')}\n`),
  'nul.csv': () => Buffer.from(`id,income\n${'1,\0\n'.repeat(1_000_000)}`),
  'cut.csv.gz': () => gzipSync(table()).subarray(0, 1_000_000),
  'damaged.csv.gz': () => damaged(gzipSync(table())),
  'bomb.csv.gz': () => gzipSync(Buffer.alloc(1_000_000_000, 'x'), { level: 1 }),
  'bomb.csv.zst': () => zstdCompressSync(Buffer.alloc(1_000_000_000, 'x')),
  'cut.parquet': () => Buffer.concat([Buffer.from('PAR1'), noise(20_000_000)]),
  'damaged.parquet': () => Buffer.concat([Buffer.from('PAR1'), noise(1_000_000), footer()]),
  'damaged.xlsx': () => Buffer.concat([Buffer.from('PK\u0003\u0004'), noise(20_000_000)]),
  'damaged.sqlite': () => Buffer.concat([Buffer.from('SQLite format 3\0'), noise(20_000_000)]),
  'damaged.duckdb': () => Buffer.concat([Buffer.alloc(8), Buffer.from('DUCK'), noise(20_000_000)]),
  'cut.json': () => Buffer.from(`[${'{"id": 1, "income": 2},'.repeat(1_000_000)}`),
  'deep.json': () => Buffer.from('['.repeat(10_000_000)),
};

/** 100,000 cells. */
function wideLine(cell: string): string {
  return Array.from({ length: 100_000 }, (_, i) => `${cell}${i}`).join(',');
}

function table(): string {
  const rows = Array.from({ length: 1_000_000 }, (_, i) => `${i},${(i * 7919) % 100_003}`);
  return `id,income\n${rows.join('\n')}\n`;
}

function damaged(bytes: Buffer): Buffer {
  bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 100);
  return bytes;
}

/** The end of a Parquet file whose description is not where it says. */
function footer(): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(1_000);
  return Buffer.concat([length, Buffer.from('PAR1')]);
}

/** The same bytes every time, of which none is like another for long. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at + 4 <= length; at += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(state, at);
  }
  return bytes;
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-hard-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the whole process, in MB of 1,000,000 bytes and seconds of all its threads. */
  readonly megabytes: number;
  readonly cpuSeconds: number;
}

/**
 * The process tells what it took on a channel of its own when it ends. The kernel's `maxRSS` of a process begins with that
 * of the one which started it, where the file under /proc begins anew.
 */
const telling = `
  import { existsSync, readFileSync, writeSync } from 'node:fs';
  const status = '/proc/self/status';
  process.on('exit', () => {
    const usage = process.resourceUsage();
    const own = existsSync(status) && /VmHWM:\\s*(\\d+) kB/.exec(readFileSync(status, 'utf8'));
    writeSync(3, JSON.stringify({ ...usage, maxRSS: own ? Number(own[1]) : usage.maxRSS }));
  });`;

function segment(path: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, '../src/cli/main.ts');
    const out = join(folder, 'run');
    const hook = `data:text/javascript,${encodeURIComponent(telling)}`;
    const args = ['--import', hook, program, 'segment', path, '--quiet', '--out', out];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    const texts = ['', '', ''];
    [child.stdout, child.stderr, child.stdio[3]].forEach((stream, i) => {
      stream?.on('data', (chunk: Buffer) => (texts[i] += chunk.toString('utf8')));
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const usage: NodeJS.ResourceUsage = JSON.parse(texts[2] || '{}');
      resolve({
        code,
        stdout: texts[0] ?? '',
        stderr: texts[1] ?? '',
        megabytes: (usage.maxRSS * 1024) / 1e6,
        cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
      });
    });
  });
}

describe('inputs that cannot be segmented', () => {
  it.each(Object.keys(inputs))(
    '%s ends with one sentence, in 5 seconds of one core and 500 MB',
    async (name) => {
      const path = join(folder, name);
      await writeFile(path, inputs[name]?.() ?? '');
      const { code, stdout, stderr, megabytes, cpuSeconds } = await segment(path);
      await rm(path);
      expect({ code, stdout, stderr }).toMatchObject({ code: 3, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(stderr).toContain(name.split('.')[0]);
      expect(stderr).not.toMatch(/\bat .*\.ts|unexpected/i);
      expect(megabytes).toBeLessThan(500);
      expect(cpuSeconds).toBeLessThan(5);
    },
  );
});
