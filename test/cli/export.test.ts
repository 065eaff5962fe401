import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleManifest } from '../../src/report/sampleManifest.fixture.ts';
import { richModel } from '../support/exportedModels.ts';
import { command } from './capture.ts';

let folder = '';
let run = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-export-'));
  run = join(folder, 'run');
  await mkdir(run);
  await writeFile(join(run, 'run.json'), JSON.stringify(sampleManifest()));
  await writeFile(join(run, 'model.json'), JSON.stringify(richModel()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const exported = (...args: readonly string[]) => command(['export', run, ...args]);

describe('clientele export', () => {
  it('writes a text to stdout, alone', async () => {
    const { exitCode, stdout, stderr } = await exported('--format', 'sql', '--dialect', 'trino');
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^-- Gives each customer one of 5 segments/);
    expect(stdout).toContain('CROSS JOIN LATERAL');
  });

  it('writes a file whole and says where it is', async () => {
    const out = join(folder, 'segments.onnx');
    const { exitCode, stdout } = await exported('--format', 'onnx', '--out', out);
    const { length } = await readFile(out);
    expect([exitCode, stdout]).toEqual([
      0,
      `The model is in ${out} (${length.toLocaleString('en')} bytes of onnx)\n`,
    ]);
    const quiet = await exported('--format', 'onnx', '--out', out, '--quiet');
    expect(quiet.stdout).toBe('');
  });

  it('speaks JSON to machines, with the document where no file is named', async () => {
    const out = join(folder, 'segments.ts');
    const toFile = await exported('--format', 'ts', '--out', out, '--json');
    const text = await readFile(out, 'utf8');
    const bytes = Buffer.byteLength(text);
    expect(JSON.parse(toFile.stdout)).toEqual({ file: out, format: 'ts', bytes });
    const inline = await exported('--format', 'ts', '--json');
    expect(JSON.parse(inline.stdout)).toEqual({ file: null, format: 'ts', bytes, document: text });
  });

  it.each([
    [['--format', 'onnx'], 2, 'name a file with --out'],
    [['--format', 'pmml'], 2, 'no format "pmml"'],
    [['--format', 'sql', '--model', 'forest'], 2, 'SQL cannot hold the forest'],
    [['--format', 'sql', '--table', 'a..b'], 2, '"a..b" is no name of a table'],
    [[], 2, "required option '--format"],
  ])('%o ends with %i and a sentence', async (args, code, sentence) => {
    const before = await readdir(folder);
    const { exitCode, stdout, stderr } = await exported(...args);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(sentence);
    expect(await readdir(folder)).toEqual(before);
  });

  it('says that a model is damaged', async () => {
    const damaged = join(folder, 'damaged');
    await mkdir(damaged);
    await writeFile(join(damaged, 'run.json'), JSON.stringify(sampleManifest()));
    await writeFile(join(damaged, 'model.json'), '{');
    const { exitCode, stderr } = await command(['export', damaged, '--format', 'json']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('make the run again');
  });

  it('has help with an example and every format', async () => {
    const { stdout } = await command(['export', '--help']);
    expect(stdout).toContain('Example:\n  clientele export latest --format sql');
    for (const format of ['json', 'sql', 'onnx', 'ts']) expect(stdout).toContain(`  ${format} `);
  });
});
