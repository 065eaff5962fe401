import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleManifest } from '../../src/report/sampleManifest.fixture.ts';
import type { RunFiles } from '../../src/store/index.ts';

const names = ['model.json', 'report.html', 'run.json', 'segments.csv'];
const nRows = 2000;
const manifest = sampleManifest({ nSegments: 2, nFeatures: 3, cellsAcross: 2 });

/** A run whose every file tells the number and where it ends, so that a part of it is told from the whole. */
export function numberedRun(number: number): RunFiles {
  const rows = Array.from({ length: nRows }, (_, i) => `${i},${number}\n`);
  return {
    'run.json': JSON.stringify({ ...manifest, runId: String(number) }),
    'model.json': `${number} end`,
    'segments.csv': [rows.slice(0, nRows / 2).join(''), rows.slice(nRows / 2).join('')],
    'report.html': `${number} ${'<p>'.repeat(5000)} end`,
  };
}

/** The number of a whole run; null where anything is missing, cut or of another run. */
export async function numberOfRun(folder: string): Promise<number | null> {
  const found = await readdir(folder);
  if (found.toSorted().join() !== names.join()) return null;
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await readFile(join(folder, name), 'utf8'));
  const number = Number.parseInt(texts.get('model.json') ?? '', 10);
  const isWhole = Object.entries(numberedRun(number)).every(([name, content]) => {
    const expected = typeof content === 'string' ? content : [...content].join('');
    return texts.get(name) === expected;
  });
  return isWhole ? number : null;
}
