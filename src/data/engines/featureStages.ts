import type { FeatureStep, ModelFile } from '../../contract/index.ts';
import type { Chain, Stage, StageColumn } from './chain.ts';
import type { SqlDialect } from './dialect.ts';
import { missingValues, type MissingValues } from './missingValues.ts';

/** The features as SQL. */
export interface PreparedSql {
  readonly stages: readonly Stage[];
  /** One reference a feature, in the recipe's order. */
  readonly features: readonly string[];
}

/** The recipe in stages: missing values filled, held inside bounds, logarithms, transformed and scaled. */
export function featureStages(model: ModelFile, dialect: SqlDialect, chain: Chain): PreparedSql {
  const steps = model.recipe.features;
  const stages: Stage[] = [];
  const flags = new Set(
    model.columns.filter(({ type }) => type === 'flag').map(({ name }) => name),
  );
  /** Adds a stage of the steps that need one; the others go on with what they have. */
  const add = (
    name: string,
    before: readonly string[],
    sqlOf: (step: FeatureStep, value: string, j: number) => string | null,
  ): string[] => {
    const sqls = steps.map((step, j) => sqlOf(step, before[j], j));
    const columns: StageColumn[] = [];
    sqls.forEach((sql, j) => {
      if (sql !== null) columns.push({ place: j + 1, sql });
    });
    if (columns.length > 0) stages.push({ name, columns });
    return sqls.map((sql, j) => (sql === null ? before[j] : chain.reference(name, j + 1)));
  };
  const filled = add('filled', [], (step) => {
    const missing = missingValues(model, step.column);
    return filledSql(step, flags.has(step.column), missing, dialect);
  });
  const clipped = add('clipped', filled, (step, value) => clippedSql(step, value, dialect));
  const logged = add('logged', clipped, (step, value) => loggedSql(step, value, dialect));
  const features = add('prepared', clipped, (step, value, j) => {
    const transformed = transformedSql(step, value, logged[j], dialect);
    return `(${transformed} - ${dialect.number(step.centre)}) / ${dialect.number(step.scale)}`;
  });
  return { stages, features };
}

function filledSql(
  step: FeatureStep,
  isFlag: boolean,
  { texts, numbers }: MissingValues,
  dialect: SqlDialect,
): string {
  const isAny = (value: string, values: readonly string[]): string =>
    values.length === 0 ? '' : ` OR ${value} IN (${values.join(', ')})`;
  const column = `t.${dialect.name(step.column)}`;
  const filling = step.impute === null ? 'NULL' : dialect.number(step.impute);
  if (step.codes !== undefined) return codedSql(step.codes, column, filling, texts, dialect);
  if (step.level === null) {
    const value = dialect.asDouble(column);
    const marked = isAny(value, numbers.map(dialect.number));
    return `CASE WHEN ${column} IS NULL OR ${dialect.isNaN(value)}${marked} THEN ${filling} ELSE ${value} END`;
  }
  const otherwise = `ELSE ${dialect.number(0)} END`;
  const one = dialect.number(1);
  const marked = isFlag ? '' : isAny(dialect.asText(column), texts.map(dialect.text));
  const missing = `CASE WHEN ${column} IS NULL${marked} THEN ${filling}`;
  if (!isFlag) {
    return `${missing} WHEN ${dialect.asText(column)} = ${dialect.text(step.level)} THEN ${one} ${otherwise}`;
  }
  if (step.level === 'yes') return `${missing} WHEN ${column} THEN ${one} ${otherwise}`;
  if (step.level === 'no') return `${missing} WHEN NOT ${column} THEN ${one} ${otherwise}`;
  return `${missing} ${otherwise}`;
}

function codedSql(
  { levels, other }: NonNullable<FeatureStep['codes']>,
  column: string,
  filling: string,
  texts: readonly string[],
  dialect: SqlDialect,
): string {
  const value = dialect.asText(column);
  const marked =
    texts.length === 0 ? '' : ` OR ${value} IN (${texts.map(dialect.text).join(', ')})`;
  const branches = levels.map(
    (code) => `WHEN ${value} = ${dialect.text(code.level)} THEN ${dialect.number(code.value)}`,
  );
  const otherwise = other === null ? filling : dialect.number(other);
  return `CASE WHEN ${column} IS NULL${marked} THEN ${filling} ${branches.join(' ')} ELSE ${otherwise} END`;
}

/** Inside the bounds, and not below 0 where only log(1 + value) was learnt. */
function clippedSql(
  { clip, transform }: FeatureStep,
  value: string,
  dialect: SqlDialect,
): string | null {
  const least = transform.name === 'log1p' ? 0 : -Infinity;
  if (clip === null && least !== 0) return null;
  const branch = (test: '<' | '>', bound: number): string =>
    `WHEN ${value} ${test} ${dialect.number(bound)} THEN ${dialect.number(bound)} `;
  const lower = branch('<', Math.max(least, clip?.lower ?? 0));
  const upper = clip === null ? '' : branch('>', Math.max(least, clip.upper));
  return `CASE ${lower}${upper}ELSE ${value} END`;
}

function loggedSql({ transform }: FeatureStep, value: string, dialect: SqlDialect): string | null {
  if (transform.name === 'log1p') return dialect.log1p(value);
  return lambdaOf(transform) === null ? null : dialect.log1p(`abs(${value})`);
}

/** @param logged log(1 + |value|), where the transform needs it */
function transformedSql(
  { transform }: FeatureStep,
  value: string,
  logged: string,
  dialect: SqlDialect,
): string {
  if (transform.name === 'log1p') return logged;
  const lambda = lambdaOf(transform);
  if (lambda === null) return value;
  const positive = boxCoxSql(logged, lambda, dialect);
  const negative = boxCoxSql(logged, 2 - lambda, dialect);
  return `CASE WHEN ${value} >= ${dialect.number(0)} THEN ${positive} ELSE -(${negative}) END`;
}

/** Lambda of Yeo and Johnson's transform (2000); null where another or none was fitted. */
function lambdaOf({ name, lambda }: FeatureStep['transform']): number | null {
  return name === 'yeo-johnson' ? lambda : null;
}

function boxCoxSql(logged: string, power: number, dialect: SqlDialect): string {
  if (Math.abs(power) < 1e-12) return logged;
  return `${dialect.expm1(`${dialect.number(power)} * ${logged}`)} / ${dialect.number(power)}`;
}
