import { inSentence, listed } from '../../features/index.ts';
import { emptyPlacement } from '../../segments/index.ts';
import type { Scorer } from '../createScorer.ts';
import type { ColumnPlan } from '../plan/columns.ts';
import { readCustomer, type Customer, type Reading } from '../readCustomer.ts';
import { findByDistance } from '../scoreCustomer.ts';
import { findChange } from './findChange.ts';

/** One column of a change. */
export interface ColumnChange {
  /** The column's name. */
  readonly feature: string;
  readonly label: string;
  /** Null where the customer has no usable value. */
  readonly from: number | string | null;
  readonly to: number | string;
}

/** The smallest change that puts a customer into another segment. */
export interface Change {
  readonly changes: readonly ColumnChange[];
  /** The segment that it leads to. */
  readonly segmentId: string;
  readonly segment: string;
  /** One sentence: "With cash advance 1,600 instead of 810 this customer would be in \"Cash users\"." */
  readonly text: string;
}

/**
 * The smallest change of columns that a bank can influence which puts a customer into another segment: of the
 * fewest columns (one, two, three, then all together), and among those the shortest on the scale clustered on.
 * Numbers stay within what training ranged over, counts whole; a yes/no flips; categories of several levels and
 * columns that say who the customer is never change. Where the boundary between two segments is a plane the way to
 * it is a projection; that of a mixture is approached by planes that touch it, and the very shortest way to it may be
 * missed. The figure is then made short on its far side and the changed customer scored.
 *
 * @returns null where no such change is found, where the segment was not found by distance, and where
 * {@link whyNoMove} says why none is looked for
 * @throws ClienteleError `data` when the customer is no object
 */
export function whatWouldMove({ plan }: Pick<Scorer, 'plan'>, customer: Customer): Change | null {
  const reading = readCustomer(plan, customer);
  if (plan.noMove !== null) return null;
  const x = new Float64Array(plan.nFeatures);
  const place = emptyPlacement();
  findByDistance(plan, reading, x, place);
  if (place.nearest < 0) return null;
  const found = findChange({ plan, reading, x, cluster: place.nearest });
  if (found === null) return null;
  const changes = [...found.values].map(([column, to]) =>
    tellColumn(plan.columns[column], reading, to),
  );
  const { id, name } = plan.segments[found.cluster];
  return { changes, segmentId: id, segment: name, text: inWords(changes, name) };
}

/**
 * Why {@link whatWouldMove} finds nothing for any customer of a model.
 *
 * @returns one sentence; null where it looks for a change
 */
export function whyNoMove({ plan }: Pick<Scorer, 'plan'>): string | null {
  return plan.noMove;
}

function tellColumn(column: ColumnPlan, { values }: Reading, to: number): ColumnChange {
  const { name, label, levels } = column.input;
  const own = values[column.place];
  if (column.kind === 'number') {
    return { feature: name, label, from: Number.isNaN(own) ? null : own, to };
  }
  return { feature: name, label, from: levels[own]?.level ?? null, to: levels[to].level };
}

function inWords(changes: readonly ColumnChange[], segment: string): string {
  const parts = changes.map(({ label, from, to }) => {
    const instead = from === null ? '' : ` instead of ${figure(from, 6)}`;
    return `${inSentence(label)} ${figure(to, 15)}${instead}`;
  });
  return `With ${listed(parts)} this customer would be in "${segment}".`;
}

function figure(value: number | string, digits: number): string {
  return typeof value === 'string'
    ? value
    : value.toLocaleString('en', { maximumSignificantDigits: digits });
}
