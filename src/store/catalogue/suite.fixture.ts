import { afterEach, beforeEach, describe } from 'vitest';
import { auditCases } from './auditCases.fixture.ts';
import type { Catalogue } from './catalogue.ts';
import { crowdCases } from './crowdCases.fixture.ts';
import type { Bench, Given } from './given.fixture.ts';
import { peopleCases } from './peopleCases.fixture.ts';
import { workCases } from './workCases.fixture.ts';

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
