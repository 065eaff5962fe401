import {
  ClienteleError,
  type ColumnRole,
  type ColumnSummary,
  type Decision,
  type MadeRatio,
  type Ratio,
} from '../contract/index.ts';
import { labelFromName } from './label.ts';
import { concepts } from './lexicon/index.ts';
import { suggestNames } from './nearNames.ts';

/** Ratios whose parts were found. */
export interface PlannedRatios {
  readonly ratios: readonly MadeRatio[];
  /** One a ratio. */
  readonly roles: readonly ColumnRole[];
  readonly decisions: readonly Decision[];
}

/**
 * Finds the columns that ratios are made of. A part is the name of a column, or a word of the lexicon such as
 * `cash-advance`, which stands for the column that means it. A ratio with a word that no column means is left out.
 *
 * @throws ClienteleError `usage` for a part that is neither, or a column that holds no numbers
 */
export function planRatios(
  ratios: readonly Ratio[],
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
): PlannedRatios {
  const found = ratios.map((ratio) => {
    const taken = columns.some(({ name }) => name === ratio.name);
    const of = ratio.of.map((part) => resolvePart(part, columns, roles));
    const to = ratio.to.map((part) => resolvePart(part, columns, roles));
    const lacking = [...ratio.of, ...ratio.to].filter((_, i) => [...of, ...to][i] === null);
    const reason = taken
      ? 'the source has a column of that name'
      : lacking.length === 0
        ? null
        : `no column holds ${[...new Set(lacking)].join(' or ')}`;
    return { ratio, of: of.flatMap(present), to: to.flatMap(present), reason };
  });
  const made = found.filter(({ reason }) => reason === null);
  return {
    ratios: made.map(({ ratio, of, to }) => ({
      name: ratio.name,
      label: ratio.label ?? labelFromName(ratio.name),
      of,
      to,
    })),
    roles: made.map(({ ratio, of, to }) => roleOf(ratio, of, to)),
    decisions: found.map(({ ratio: { name }, of, to, reason }): Decision => {
      const text =
        reason === null
          ? `"${name}" is made: ${of.join(' + ')} divided by ${to.join(' + ')}.`
          : `The ratio "${name}" is left out: ${reason}.`;
      return { stage: 'customers', column: reason === null ? name : null, text, count: null };
    }),
  };
}

function present(part: string | null): string[] {
  return part === null ? [] : [part];
}

/** The column that a part names or means; null where no column means it. */
function resolvePart(
  part: string,
  columns: readonly ColumnSummary[],
  roles: readonly ColumnRole[],
): string | null {
  const isNumber = (name: string): boolean =>
    columns.some((column) => column.name === name && column.type === 'number');
  if (columns.some(({ name }) => name === part)) {
    if (isNumber(part)) return part;
    throw new ClienteleError(
      'usage',
      `Column "${part}" holds no numbers and cannot be part of a ratio; name another column.`,
    );
  }
  if (!concepts.some(({ concept }) => concept === part)) {
    const names = columns.map(({ name }) => name);
    throw new ClienteleError(
      'usage',
      `There is no column "${part}" to make a ratio of; ${suggestNames(part, names)}`,
    );
  }
  const meant = roles.filter(({ name, concept }) => concept === part && isNumber(name));
  return meant.toSorted((a, b) => b.confidence - a.confidence)[0]?.name ?? null;
}

function roleOf(ratio: Ratio, of: readonly string[], to: readonly string[]): ColumnRole {
  const concept = ratio.name.replaceAll('_', '-');
  const isShare = of.every((part) => to.includes(part));
  return {
    name: ratio.name,
    role: 'number',
    concept: concepts.some((known) => known.concept === concept) ? concept : null,
    label: ratio.label ?? labelFromName(ratio.name),
    unit: isShare ? 'rate' : 'none',
    confidence: 1,
    reason: `${of.join(' + ')} divided by ${to.join(' + ')}`,
  };
}
