import { counted } from '../wording.ts';
import { told, type AggregatedCustomers, type Customers } from './customers.ts';
import type { EventCustomers } from './eventCustomers.ts';
import type { EventPlan } from './eventPlan.ts';
import { tellLeftOut, type Frame } from './events.ts';
import type { RawEvents } from './readEvents.ts';

/** What became of transactions. */
export interface Outcome {
  readonly plan: EventPlan;
  readonly frame: Frame;
  /** Those that counted, and those that did not. */
  readonly events: Pick<RawEvents, 'count' | 'leftOut'>;
  readonly made: Pick<EventCustomers, 'measures' | 'scores' | 'decisions'>;
}

/** Customers with the story of how transactions became them. */
export function aggregated(customers: Customers, outcome: Outcome): AggregatedCustomers {
  const { plan, frame, events, made } = outcome;
  const { startDate, referenceDate } = frame;
  return {
    ...customers,
    roles: [...made.measures.map(({ role }) => role), ...made.scores],
    decisions: [
      ...tellLeftOut(events.leftOut, plan, frame),
      ...made.decisions,
      summed(events.count, nCustomersOf(customers), frame),
    ],
    aggregation: { ...plan.aggregation, referenceDate, startDate },
  };
}

function nCustomersOf({ columns: [ids] }: Customers): number {
  return ids.count + ids.missing;
}

function summed(
  count: number,
  customers: number,
  { startDate, referenceDate }: Frame,
): AggregatedCustomers['decisions'][number] {
  const window =
    startDate === null || referenceDate === null ? '' : `, from ${startDate} to ${referenceDate}`;
  return told(
    `${counted(count, 'transaction')} became ${counted(customers, 'customer')}${window}.`,
    customers,
  );
}
