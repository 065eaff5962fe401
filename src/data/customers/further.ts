import type { Decision, FurtherMeasures } from '../../contract/index.ts';
import { duckdb } from '../engines/duckdb.ts';
import { expressionSql } from '../engines/expression.ts';
import { name } from '../quoting.ts';
import type { Measure } from './measures.ts';
import type { EventsInWindow, Planned, PlannedMeasure } from './plannedMeasure.ts';
import { seasonMeasures } from './seasons.ts';
import { shareMeasures } from './shares.ts';
import { windowMeasures } from './windows.ts';

/** Features that were asked for beside those that all customers have, as DuckDB makes them. */
export function furtherMeasures(
  events: EventsInWindow,
  further: FurtherMeasures | undefined,
): { readonly measures: readonly Measure[]; readonly decisions: readonly Decision[] } {
  if (further === undefined) return { measures: [], decisions: [] };
  const { measures, decisions } = furtherExpressions(events, further);
  return { measures: measures.map(asMeasure), decisions };
}

/** Time windows, shares and seasons as expressions over the events, which any engine can run. */
export function furtherExpressions(
  events: EventsInWindow,
  { windows, shares, seasonality }: FurtherMeasures,
): Planned {
  const planned = [
    windowMeasures(events, windows),
    shareMeasures(events, shares),
    seasonality ? seasonMeasures(events) : { measures: [], decisions: [] },
  ];
  return {
    measures: planned.flatMap(({ measures }) => measures),
    decisions: planned.flatMap(({ decisions }) => decisions),
  };
}

function asMeasure({ role, value }: PlannedMeasure): Measure {
  return { role: { ...role, confidence: 1 }, value: expressionSql(value, duckdb, name) };
}
