import type { FeatureStep, ModelFile } from '../../contract/index.ts';
import { missingValues } from '../../data/index.ts';
import { inputColumns } from '../inputColumns.ts';
import { isLevel, isMissingLevel, isMissingNumber, levelCodes } from './categories.ts';
import type { GraphBuilder } from './graphBuilder.ts';

/** The features as values of a graph. */
export interface PreparedValues {
  /** N x 1 each, in the recipe's order. */
  readonly features: readonly string[];
  /** N x 1: where a customer has a missing value that nothing stands in for; null where that cannot be. */
  readonly incomplete: string | null;
}

/** The inputs of a model and its recipe: fill, clip, transform, (value - centre) / scale. */
export function prepareFeatures(graph: GraphBuilder, model: ModelFile): PreparedValues {
  const steps = model.recipe.features;
  const codes = new Map<string, string>();
  const levels = new Map<string, string[]>();
  for (const { column, level, codes: coded } of steps) {
    const own = coded?.levels.map((code) => code.level) ?? (level === null ? [] : [level]);
    if (own.length > 0) levels.set(column, [...(levels.get(column) ?? []), ...own]);
  }
  for (const { name, label, type } of inputColumns(model)) {
    if (type === 'number') {
      graph.input(name, 'double', `${label}; NaN where missing`);
      continue;
    }
    const told =
      type === 'flag'
        ? `${label}: yes or no; empty where missing`
        : `${label}; empty where missing`;
    graph.input(name, 'string', told);
    const { texts } = missingValues(model, name);
    codes.set(name, levelCodes(graph, name, distinct(levels.get(name) ?? []), texts));
  }
  const gaps: string[] = [];
  const features = steps.map((step) => {
    const code = codes.get(step.column);
    const place = distinct(levels.get(step.column) ?? []).indexOf(step.level ?? '');
    const raw =
      code === undefined
        ? step.column
        : step.codes === undefined
          ? isLevel(graph, code, place)
          : codedValue(graph, step.codes, code, distinct(levels.get(step.column) ?? []));
    const missing =
      code === undefined
        ? isMissingNumber(graph, raw, missingValues(model, raw).numbers)
        : step.codes?.other === null
          ? graph.apply('IsNaN', [raw])
          : isMissingLevel(graph, code);
    if (step.impute === null) gaps.push(missing);
    const filled =
      step.impute === null ? raw : graph.apply('Where', [missing, graph.number(step.impute), raw]);
    const value = transformed(graph, step, clipped(graph, step, filled));
    const centred = graph.apply('Sub', [value, graph.number(step.centre)]);
    return graph.apply('Div', [centred, graph.number(step.scale)]);
  });
  const incomplete = gaps.reduce<string | null>(
    (all, gap) => (all === null ? gap : graph.apply('Or', [all, gap])),
    null,
  );
  return { features, incomplete };
}

/** What each level counts as (N x 1); NaN where it counts as missing. */
function codedValue(
  graph: GraphBuilder,
  { levels, other }: NonNullable<FeatureStep['codes']>,
  code: string,
  known: readonly string[],
): string {
  return levels.reduce(
    (otherwise, { level, value }) => {
      const place = known.indexOf(level);
      const is = graph.apply('Greater', [isLevel(graph, code, place), graph.number(0)]);
      return graph.apply('Where', [is, graph.number(value), otherwise]);
    },
    graph.number(other ?? NaN),
  );
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];

/** Not by Clip, which need not keep NaN. */
function clipped(graph: GraphBuilder, { clip }: FeatureStep, value: string): string {
  if (clip === null) return value;
  const raised = bounded(graph, 'Less', value, clip.lower);
  return bounded(graph, 'Greater', raised, clip.upper);
}

function bounded(
  graph: GraphBuilder,
  comparison: 'Less' | 'Greater',
  value: string,
  bound: number,
): string {
  const limit = graph.number(bound);
  return graph.apply('Where', [graph.apply(comparison, [value, limit]), limit, value]);
}

function transformed(graph: GraphBuilder, { transform }: FeatureStep, value: string): string {
  if (transform.name === 'log1p') return log1p(graph, bounded(graph, 'Less', value, 0));
  if (transform.name === 'none' || transform.lambda === null) return value;
  const logged = log1p(graph, graph.apply('Abs', [value]));
  const positive = boxCox(graph, logged, transform.lambda);
  const negative = graph.apply('Neg', [boxCox(graph, logged, 2 - transform.lambda)]);
  const isPositive = graph.apply('GreaterOrEqual', [value, graph.number(0)]);
  return graph.apply('Where', [isPositive, positive, negative]);
}

/** log(1 + x), accurate near 0 as {@link https://doi.org/10.1145/103162.103163} (Goldberg, 1991, theorem 4). */
function log1p(graph: GraphBuilder, x: string): string {
  const one = graph.number(1);
  const u = graph.apply('Add', [one, x]);
  const put = graph.apply('Div', [
    graph.apply('Mul', [graph.apply('Log', [u]), x]),
    graph.apply('Sub', [u, one]),
  ]);
  const isLarge = graph.apply('Greater', [x, graph.number(1e16)]);
  const large = graph.apply('Where', [isLarge, graph.apply('Log', [u]), put]);
  return graph.apply('Where', [graph.apply('Equal', [u, one]), x, large]);
}

/** (exp(power * logged) - 1) / power with exp(y) - 1 = tanh(y / 2) (exp(y) + 1). */
function boxCox(graph: GraphBuilder, logged: string, power: number): string {
  if (Math.abs(power) < 1e-12) return logged;
  const y = graph.apply('Mul', [graph.number(power), logged]);
  const half = graph.apply('Tanh', [graph.apply('Div', [y, graph.number(2)])]);
  const grown = graph.apply('Add', [graph.apply('Exp', [y]), graph.number(1)]);
  return graph.apply('Div', [graph.apply('Mul', [half, grown]), graph.number(power)]);
}
