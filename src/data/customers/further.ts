import type { Decision, FurtherMeasures } from '../../contract/index.ts';
import { duckdb } from '../engines/duckdb.ts';
import { expressionSql } from '../engines/expression.ts';
import { name } from '../quoting.ts';
import type { Measure } from './measures.ts';
import type { EventsInWindow, PlannedMeasure } from './plannedMeasure.ts';
import { seasonMeasures } from './seasons.ts';
import { shareMeasures } from './shares.ts';
import { windowMeasures } from './windows.ts';

/** Features that were asked for beside those that all customers have: time windows, shares, seasons. */
export function furtherMeasures(
  events: EventsInWindow,
  further: FurtherMeasures | undefined,
): { readonly measures: readonly Measure[]; readonly decisions: readonly Decision[] } {
  if (further === undefined) return { measures: [], decisions: [] };
  const planned = [
    windowMeasures(events, further.windows),
    shareMeasures(events, further.shares),
    further.seasonality ? seasonMeasures(events) : { measures: [], decisions: [] },
  ];
  return {
    measures: planned.flatMap(({ measures }) => measures.map(asMeasure)),
    decisions: planned.flatMap(({ decisions }) => decisions),
  };
}

function asMeasure({ role, value }: PlannedMeasure): Measure {
  return { role: { ...role, confidence: 1 }, value: expressionSql(value, duckdb, name) };
}
