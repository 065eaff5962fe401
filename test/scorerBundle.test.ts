import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { createScorer, type Score } from '../src/scorer.ts';
import { customerAt, fitted } from '../src/scoring/fitted.fixture.ts';

const root = join(import.meta.dirname, '..');

it('is bundled for a browser without anything of Node, and scores there as here', async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'src/scorer.ts'), formats: ['iife'], name: 'clientele' },
    },
  });
  if (!Array.isArray(built)) throw new Error('a library is built as a list of bundles');
  const [{ output }] = built;
  const [chunk, ...others] = output;
  expect(others).toEqual([]);
  expect(chunk.imports).toEqual([]);
  expect(chunk.code).not.toMatch(/node:|__vite-browser-external|\brequire\(/);
  const rooms = chunk.moduleIds.flatMap((id) => /\/src\/(\w+)\//.exec(id)?.[1] ?? []);
  expect([...new Set(rooms)].toSorted()).toEqual([
    'contract',
    'core',
    'features',
    'scoring',
    'segments',
  ]);

  const { model, table } = fitted(8);
  const customer = customerAt(table, 3);
  // A context has the language alone: neither process nor any other global of Node.
  const context = createContext({
    model: JSON.stringify(model),
    customer: JSON.stringify(customer),
  });
  const told = runInContext(
    `${chunk.code}; JSON.stringify(clientele.createScorer(JSON.parse(model)).score(JSON.parse(customer)))`,
    context,
  ) as string;
  const here: Score = createScorer(model).score(JSON.parse(JSON.stringify(customer)));
  expect(JSON.parse(told)).toEqual(JSON.parse(JSON.stringify(here)));
});
