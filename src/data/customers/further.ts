import type { Decision, FurtherMeasures } from '../../contract/index.ts';
import { uniqueNames } from '../names.ts';
import { evaluator } from './evaluate.ts';
import type { Events } from './events.ts';
import type { Measure } from './measures.ts';
import type { EventsInWindow, Planned } from './plannedMeasure.ts';
import { seasonMeasures } from './seasons.ts';
import { shareMeasures } from './shares.ts';
import { windowMeasures } from './windows.ts';

/** Features that were asked for beside those that all customers have. */
export function furtherMeasures(
  events: Events,
  further: FurtherMeasures | undefined,
): { readonly measures: readonly Measure[]; readonly decisions: readonly Decision[] } {
  if (further === undefined) return { measures: [], decisions: [] };
  const { measures, decisions } = furtherExpressions(
    { ...events, attributes: events.attributes.map(({ column }) => column) },
    further,
  );
  const values = evaluator(events);
  // Two values of a category may differ in signs alone, which names do not hold.
  const { names } = uniqueNames(measures.map(({ role }) => role.name));
  return {
    measures: measures.map(({ role, value }, i) => ({
      role: { ...role, name: names[i] ?? role.name, confidence: 1 },
      whole: value.kind === 'count',
      values: values(value),
    })),
    decisions,
  };
}

/**
 * Time windows, shares and seasons as expressions over the events: what is computed here in memory, and by any engine
 * that runs their SQL.
 */
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
