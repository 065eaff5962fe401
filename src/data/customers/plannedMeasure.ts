import type { ColumnRole, ColumnSummary, Decision } from '../../contract/index.ts';
import type { Condition, GroupNumber } from '../engines/expression.ts';
import { told } from './customers.ts';
import type { Events } from './events.ts';

/** A feature of a customer's transactions before it is written for an engine. */
export interface PlannedMeasure {
  readonly role: Omit<ColumnRole, 'confidence'>;
  readonly value: GroupNumber;
}

/** Features that were asked for, and what is said of those that the transactions cannot give. */
export interface Planned {
  readonly measures: readonly PlannedMeasure[];
  readonly decisions: readonly Decision[];
}

/** What the events of a customer are to a feature. */
export type EventsInWindow = Pick<Events, 'unitsInOne' | 'startDate' | 'referenceDate'> & {
  /** The columns a0, a1, ... */
  readonly attributes: readonly Pick<ColumnSummary, 'name' | 'type'>[];
};

/** The sizes of the amounts where a condition holds, in {@link Events.unitsInOne}. */
export const sizes = (where: Condition | null): GroupNumber => ({
  kind: 'sum',
  of: { kind: 'size', of: { kind: 'column', name: 'units' } },
  where,
});

/** A feature that was asked for and is not there. */
export function leftOut(what: string, reason: string): Decision {
  return told(`${what} left out: ${reason}.`, null);
}
