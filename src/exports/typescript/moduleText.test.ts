import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile } from '../../contract/index.ts';
import type { Table } from '../../core/index.ts';
import { openSession } from '../../data/index.ts';
import {
  anyModel,
  anyTree,
  expectedOf,
  makeCustomers,
  readCustomers,
  richModel,
  tiedModel,
} from '../../../test/support/exportedModels.ts';
import { exportModel } from '../exportModel.ts';

type Customer = Record<string, number | string | boolean | null>;
interface Assignment {
  readonly segmentId: string;
  readonly cluster: number;
  readonly distance: number;
}
type AssignSegment = (customer: Customer) => Assignment | null;

let folder = '';
let few: Table;
let many: Table;
const files = { count: 0 };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-ts-'));
  await using session = await openSession({ threads: 2 });
  few = await readCustomers(session, await makeCustomers(session, 200));
  many = await readCustomers(session, await makeCustomers(session, 100_000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function textOf(model: ModelFile): string {
  return String(exportModel(model, { format: 'ts' }));
}

async function written(model: ModelFile): Promise<string> {
  files.count += 1;
  const path = join(folder, `segments-${files.count}.ts`);
  await writeFile(path, textOf(model));
  return path;
}

async function imported(model: ModelFile): Promise<AssignSegment> {
  const module: unknown = await import(pathToFileURL(await written(model)).href);
  // The text was written a moment ago; what it exports is what these tests are about.
  return (module as { assignSegment: AssignSegment }).assignSegment;
}

/** The customers of a table as the module takes them. */
function customersOf(table: Table): Customer[] {
  return table.rowIds.map((_, row) =>
    Object.fromEntries(
      table.columns.map((column) => {
        if (column.kind === 'number') {
          const value = column.values[row];
          return [column.name, Number.isNaN(value) && row % 2 === 0 ? null : value];
        }
        const level = column.levels[column.codes[row]] ?? null;
        return [column.name, column.name === 'loan' && level !== null ? level === 'yes' : level];
      }),
    ),
  );
}

async function check(model: ModelFile, table: Table): Promise<void> {
  const assignSegment = await imported(model);
  const found = customersOf(table).map(assignSegment);
  const { labels, distances } = expectedOf(model, table);
  expect(Int32Array.from(found, (each) => each?.cluster ?? -1)).toEqual(labels);
  expect(Float64Array.from(found, (each) => each?.distance ?? NaN)).toEqual(distances);
  expect(found.every((each) => each === null || each.segmentId === `s${each.cluster}`)).toBe(true);
}

describe('the module', () => {
  it('assigns every customer of any model to the bit as core does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyModel, anyTree, tiedModel), (model) => check(model, few)),
      { numRuns: 40 },
    );
  });

  it('agrees on each of 100,000 customers', async () => {
    await expect(check(richModel(), many)).resolves.toBeUndefined();
  });

  it('passes a strict compiler, whatever the columns are called', async () => {
    const models = [
      richModel(),
      ...fc.sample(fc.oneof(anyModel, anyTree), { numRuns: 6, seed: 3 }),
    ];
    const program = ts.createProgram(await Promise.all(models.map(written)), {
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noUncheckedIndexedAccess: true,
      noImplicitReturns: true,
      exactOptionalPropertyTypes: true,
      erasableSyntaxOnly: true,
      isolatedDeclarations: true,
      declaration: true,
      noEmit: true,
      skipLibCheck: true,
      lib: ['lib.es2022.d.ts'],
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      types: [],
    });
    expect(
      ts
        .getPreEmitDiagnostics(program)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ).toEqual([]);
  });

  it('promises an assignment only where no customer can go without', () => {
    const [step, ...others] = richModel().recipe.features;
    const strict = { ...richModel(), recipe: { features: [{ ...step, impute: null }, ...others] } };
    expect(textOf(richModel())).toContain('(customer: Customer): Assignment {');
    expect(textOf(strict)).toContain('(customer: Customer): Assignment | null {');
  });

  it('says that transactions are not what it takes', () => {
    expect(textOf({ ...richModel(), shape: 'transactions' })).toContain('not a transaction');
    expect(textOf(richModel())).not.toContain('not a transaction');
  });
});
