import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectionSchema } from '../../src/contract/index.ts';
import { command } from './capture.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-inspect-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hostile = '<script>alert(1)</script>';
const rows = Array.from(
  { length: 60 },
  (_, i) => `C${i},${i * i},${i % 2 ? hostile : 'b'},2026-01-${(i % 28) + 1}`,
);
const content = `customer_id,"${hostile}\u001B[31m",plan,opened\n${rows.join('\n')}\n`;

async function source(name = 'rows.csv', text = content): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

it('prints for people, within the width and without control characters of the data', async () => {
  const outcome = await command(['inspect', await source(), '--threads', '1']);
  expect(outcome.exitCode).toBe(0);
  expect(outcome.stdout).toContain('60 rows (none rejected), 4 columns');
  expect(outcome.stdout).toMatch(/Quality \d+ of 100/);
  expect(outcome.stdout).not.toContain('\u001B');
  for (const line of outcome.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

it('prints JSON alone on stdout', async () => {
  const outcome = await command(['inspect', await source(), '--json', '--threads', '1']);
  expect(inspectionSchema.parse(JSON.parse(outcome.stdout))).toMatchObject({ rowsRead: 60 });
});

it('writes a page that asks nothing of anyone and runs nothing', async () => {
  const page = join(folder, 'page.html');
  const outcome = await command(['inspect', await source(), '--quiet', '--html', page]);
  expect(outcome).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  const markup = await readFile(page, 'utf8');
  for (const part of ['<script', 'http://', 'https://', '\u001B'])
    expect(markup).not.toContain(part);
  expect(markup).toContain('&lt;script&gt;');
  expect(markup.match(/<svg /g)?.length).toBe(2);
  expect(markup).not.toContain('C17');
});

it('reads several files as one table', async () => {
  const [a, b] = [await source('a.csv'), await source('b.csv')];
  const outcome = await command(['inspect', a, b, '--json', '--threads', '1']);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ rowsRead: 120, sources: ['a.csv', 'b.csv'] });
  const refused = await command(['inspect', a, 'recipe.yaml']);
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('recipe.yaml');
});

it('reads a recipe, and refuses what a run would refuse', async () => {
  const recipe = await source('recipe.yaml', 'source: rows.csv\nmarkers: none\n');
  await source();
  const outcome = await command(['inspect', recipe, '--json', '--threads', '1']);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ rowsRead: 60, markers: [] });
  expect((await command(['inspect', join(folder, 'gone.csv')])).exitCode).toBe(3);
  expect((await command(['inspect', recipe, '--dates', 'never'])).exitCode).toBe(2);
});

const ambiguous = `id,opened\n${Array.from({ length: 60 }, (_, i) => `C${i},${1 + (i % 9)}/${1 + (i % 7)}/2026`).join('\n')}\n`;

it.each([
  ['m', '%m/%d/%Y', 0],
  ['day', '%d/%m/%Y', 0],
  ['', '%d/%m/%Y', 1],
])(
  'asks for the order of day and month where nothing decides (%j)',
  async (answer, format, left) => {
    const asked: string[] = [];
    const path = await source('dates.csv', ambiguous);
    const page = join(folder, 'page.html');
    const outcome = await command(['inspect', path, '--threads', '1', '--html', page], {
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });
    expect(outcome.exitCode).toBe(0);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('The dates of opened could have the day or the month first');
    expect(await readFile(page, 'utf8')).toContain(format);
    expect(outcome.stdout.includes('could have the day or the month first')).toBe(left === 1);
  },
);

it.each([['--json'], ['--quiet'], ['--dates day-first']])('does not ask with %s', async (flags) => {
  const path = await source('dates.csv', ambiguous);
  const ask = (): Promise<string> => Promise.reject(new Error('asked'));
  expect(await command(['inspect', path, ...flags.split(' ')], { ask })).toMatchObject({
    exitCode: 0,
  });
});

it('shows in the report of a run what it shows on its page', async () => {
  const lines = Array.from(
    { length: 80 },
    (_, i) => `C${i},${(i % 2) * 900 + ((i * 37) % 50)},${['basic', 'plus'][i % 2]}`,
  );
  const path = await source('bank.csv', `id,income,plan\n${lines.join('\n')}\nC900,1\n`);
  const page = join(folder, 'page.html');
  await command(['inspect', path, '--quiet', '--html', page, '--threads', '1']);
  const flags = ['--k', '2', '--threads', '1', '--quiet'];
  const run = join(folder, 'run');
  expect((await command(['segment', path, ...flags, '--out', run])).exitCode).toBe(0);
  const pictures = (markup: string): string[] =>
    markup.match(/<figure class="card">.*?<\/figure>/gs) ?? [];
  const shown = pictures(await readFile(page, 'utf8'));
  expect(shown).toHaveLength(2);
  const report = await readFile(join(run, 'report.html'), 'utf8');
  for (const picture of shown) expect(report).toContain(picture);
  for (const id of ['mend', 'columns', 'pictures']) {
    expect(report.split(`<section id="${id}"`)).toHaveLength(2);
  }
  expect(report).toMatch(/Quality \d+ of 100/);
  const without = join(folder, 'without');
  await command(['segment', path, ...flags, '--inspect', 'none', '--out', without]);
  expect(await readFile(join(without, 'report.html'), 'utf8')).not.toContain('id="pictures"');
});
