import {
  ClienteleError,
  type AlgorithmInput,
  type ColumnRole,
  type ColumnSummary,
  type Decision,
  type SegmentConfig,
  type Shape,
} from '../../contract/index.ts';
import { suggestNames } from '../nearNames.ts';
import { askedColumns, warningAbout } from './askedFeatures.ts';
import { findCopies } from './copies.ts';
import { canDescribe } from './describing.ts';
import { reasonToLeaveOut, type KnownColumn } from './reasonToLeaveOut.ts';
import { reasonAmongTransactions } from './transactionRules.ts';

/** Which columns form the segments, and which only describe them. */
export interface FeatureChoice {
  /** In the order asked for, or that of the columns. */
  readonly clustered: string[];
  readonly described: string[];
  readonly decisions: Decision[];
  readonly warnings: string[];
}

/**
 * Chooses what customers are clustered on: exactly what `features` names, or else every number and
 * yes/no that says how a customer behaves. Whatever is left out has a decision that says why.
 *
 * @param takes what the algorithm takes: categories too with `mixed`, no numbers with `categories`
 * @throws ClienteleError `usage` when an option names a column that is not there or cannot be used;
 * `data` when nothing is left
 */
export function chooseFeatures(
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
  { features, exclude }: Pick<SegmentConfig, 'features' | 'exclude'>,
  shape: Shape,
  takes: AlgorithmInput = 'numbers',
): FeatureChoice {
  const known = withRoles(columns, roles);
  refuseUnknownExclusions(exclude, columns);
  const { used, decisions } =
    features === null
      ? chooseUnasked(known, exclude, shape, takes)
      : chooseAsked(askedColumns(features, known, takes), exclude);
  if (used.length === 0) throw nothingLeft(features, takes);

  const clustered = used.map(({ column }) => column.name);
  return {
    clustered,
    described: known
      .filter((each) => !clustered.includes(each.column.name) && canDescribe(each))
      .map(({ column }) => column.name),
    decisions,
    warnings: [...used.map(warningAbout).filter((text) => text !== null), ...warnOfOne(clustered)],
  };
}

function withRoles(columns: readonly ColumnSummary[], roles: readonly ColumnRole[]): KnownColumn[] {
  const byName = new Map(roles.map((role) => [role.name, role]));
  return columns.flatMap((column) => {
    const role = byName.get(column.name);
    return role === undefined ? [] : [{ column, role }];
  });
}

function refuseUnknownExclusions(
  exclude: readonly string[],
  columns: readonly ColumnSummary[],
): void {
  const names = columns.map(({ name }) => name);
  const unknown = exclude.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new ClienteleError(
    'usage',
    `There is no column "${unknown}" to leave out; ${suggestNames(unknown, names)}`,
  );
}

interface Chosen {
  readonly used: readonly KnownColumn[];
  readonly decisions: Decision[];
}

function chooseUnasked(
  known: readonly KnownColumn[],
  exclude: readonly string[],
  shape: Shape,
  takes: AlgorithmInput,
): Chosen {
  const copies = findCopies(known);
  const reasons = known.map((each) => {
    const { name } = each.column;
    if (exclude.includes(name)) return 'as asked';
    const original = copies.get(name);
    return (
      reasonToLeaveOut(each, takes) ??
      (original === undefined ? null : `it holds the same values as "${original}"`) ??
      (shape === 'transactions' ? reasonAmongTransactions(each, known) : null)
    );
  });
  return {
    used: known.filter((_, i) => reasons[i] === null),
    decisions: known.flatMap((each, i) => {
      const reason = reasons[i];
      return reason === null ? [] : [leftOut(each, reason)];
    }),
  };
}

function chooseAsked(asked: readonly KnownColumn[], exclude: readonly string[]): Chosen {
  const isExcluded = ({ column }: KnownColumn): boolean => exclude.includes(column.name);
  return {
    used: asked.filter((each) => !isExcluded(each)),
    decisions: asked.filter(isExcluded).map((each) => leftOut(each, 'as asked')),
  };
}

function leftOut({ column: { name } }: KnownColumn, reason: string): Decision {
  const text =
    reason === 'as asked'
      ? `"${name}" is left out, as asked.`
      : `"${name}" is left out: ${reason}.`;
  return { stage: 'feature', column: name, text, count: null };
}

function nothingLeft(features: readonly string[] | null, takes: AlgorithmInput): ClienteleError {
  if (takes === 'categories' && features === null) {
    return new ClienteleError(
      'data',
      'There is no category to form segments on, and latent classes take nothing else; name some with --features a,b, or take another --algorithm.',
    );
  }
  return features === null
    ? new ClienteleError(
        'data',
        'No column is left to form segments on: each identifies, describes or hardly varies; name some with --features a,b.',
      )
    : new ClienteleError(
        'usage',
        'No column is left to form segments on; name at least one in --features that --exclude does not take away.',
      );
}

function warnOfOne(clustered: readonly string[]): string[] {
  return clustered.length === 1 ? [`Segments are formed on "${clustered[0]}" alone.`] : [];
}
