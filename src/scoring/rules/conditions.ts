import type { Input, Rules } from '../../contract/index.ts';
import type { RuleStep } from './leaves.ts';

export type RuleCondition = Rules['segments'][number]['rules'][number]['conditions'][number];

/** A condition with the input it speaks of. */
export interface InputCondition {
  readonly input: Input;
  readonly condition: RuleCondition;
}

/** A path as conditions, one a column, in the order in which the columns are first asked for. */
export function conditionsOf(path: readonly RuleStep[]): InputCondition[] {
  const byInput = new Map<Input, RuleStep[]>();
  for (const step of path) {
    const { input } = step.column;
    byInput.set(input, [...(byInput.get(input) ?? []), step]);
  }
  return Array.from(byInput, ([input, steps]) => ({
    input,
    condition: {
      feature: input.name,
      label: input.label,
      ...(input.kind === 'number' ? interval(steps) : remainingLevels(input, steps)),
    },
  }));
}

type Bounds = Pick<RuleCondition, 'above' | 'atMost' | 'levels'>;

function interval(steps: readonly RuleStep[]): Bounds {
  const of = (side: boolean): number[] =>
    steps.filter(({ above }) => above === side).map(({ threshold }) => threshold);
  const [lower, upper] = [of(true), of(false)];
  return {
    above: lower.length === 0 ? null : Math.max(...lower),
    atMost: upper.length === 0 ? null : Math.min(...upper),
    levels: null,
  };
}

function remainingLevels({ levels }: Input, steps: readonly RuleStep[]): Bounds {
  const agrees = (level: string): boolean =>
    steps.every(({ column, above }) => (column.level === level) === above);
  return {
    above: null,
    atMost: null,
    levels: levels.map(({ level }) => level).filter(agrees),
  };
}
