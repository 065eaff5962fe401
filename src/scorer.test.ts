import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import * as scorer from './scorer.ts';

const imported =
  /^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
const typesAlone = /^(?:import|export) type\b/;

/** What a file and those it reaches import at run time, by path; packages by name. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [statement, from, bare, late] of readFileSync(file, 'utf8').matchAll(imported)) {
    if (typesAlone.test(statement)) continue;
    const target = from ?? bare ?? late;
    if (target.startsWith('.')) reached(join(dirname(file), target), seen);
    else seen.add(target);
  }
  return seen;
}

it('reaches nothing that a browser lacks', () => {
  const all = [...reached(join(import.meta.dirname, 'scorer.ts'))];
  const files = all.filter((each) => each.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  expect(files.some((each) => each.endsWith('core/kmeans/assign.ts'))).toBe(true);
  const rooms = new Set(
    files.map((each) => each.slice(import.meta.dirname.length + 1).split('/')[0]),
  );
  const allowed = new Set(['scorer.ts', 'scoring', 'core', 'contract', 'features', 'segments']);
  expect([...rooms].filter((room) => !allowed.has(room))).toEqual([]);
  expect(all.filter((each) => !each.endsWith('.ts'))).toEqual(['zod']);
});

it('offers what it takes to score', () => {
  expect(Object.keys(scorer).toSorted()).toEqual([
    'ClienteleError',
    'createScorer',
    'reasonsInWords',
    'whatWouldMove',
    'whyNoMove',
  ]);
});
