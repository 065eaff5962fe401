import { afterEach, beforeEach, describe } from 'vitest';
import { auditCases } from './auditCases.fixture.ts';
import type { Catalogue } from './catalogue.ts';
import { crowdCases } from './crowdCases.fixture.ts';
import { peopleCases } from './peopleCases.fixture.ts';
import { workCases } from './workCases.fixture.ts';

/** An empty database to test on. */
export interface Bench {
  /** The catalogue in it, over a connection of its own. */
  readonly open: () => Promise<Catalogue>;
  /** Does a statement behind the catalogue's back. */
  readonly run: (statement: string) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** What the cases of the suite work with. */
export interface Given {
  readonly catalogue: () => Catalogue;
  readonly bench: () => Bench;
}

/** What any catalogue must do, whatever database it is in. */
export function catalogueSuite(database: string, makeBench: () => Promise<Bench>): void {
  describe(`a catalogue in ${database}`, () => {
    let bench: Bench | undefined;
    let catalogue: Catalogue | undefined;
    beforeEach(async () => {
      bench = await makeBench();
      catalogue = await bench.open();
    });
    afterEach(async () => {
      await catalogue?.close();
      await bench?.drop();
    });
    const given: Given = {
      catalogue: () => present(catalogue),
      bench: () => present(bench),
    };
    workCases(given);
    peopleCases(given);
    auditCases(given);
    crowdCases(given);
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the suite has not begun');
  return value;
}
