import type { Rules, RunManifest, Unit } from '../contract/index.ts';
import type { Figures } from './format.ts';

type Rule = Rules['segments'][number]['rules'][number];
type Condition = Rule['conditions'][number];

/** The sentence that goes wherever the accuracy of a copy of the segments is told. */
export const whatAccuracyMeans =
  'This measures how well the forest copies the segments and nothing else: it does not say that the segments are right or useful.';

/** The conditions of a rule, each in words, with figures in the reader's manner: "Balance above €1,500". */
export function conditionsInWords(
  { conditions }: Rule,
  manifest: RunManifest,
  figures: Figures,
): string[] {
  return conditions.map((condition) => {
    const { feature, label, levels } = condition;
    if (levels !== null) {
      return `${label} ${levelsInWords(levels, knownLevels(manifest, feature))}`;
    }
    const unit = manifest.data.roles.find(({ name }) => name === feature)?.unit ?? 'none';
    if (saysNone(condition, unit, manifest)) return `No ${label.toLowerCase()}`;
    return `${label} ${boundsInWords(condition, unit, figures)}`;
  });
}

function boundsInWords({ above, atMost }: Condition, unit: Unit, figures: Figures): string {
  const upper = figures.exact(atMost, unit);
  if (above === null) return `at most ${upper}`;
  return `above ${figures.exact(above, unit)}${atMost === null ? '' : ` up to ${upper}`}`;
}

/** True for an amount of at most 0 where none is negative. */
function saysNone(
  { feature, above, atMost }: Condition,
  unit: Unit,
  { data }: RunManifest,
): boolean {
  if (above !== null || atMost !== 0 || (unit !== 'money' && unit !== 'count')) return false;
  return (data.columns.find(({ name }) => name === feature)?.min ?? -1) >= 0;
}

/** The levels that the profile tells one by one; those that a rule may name are among them. */
function knownLevels({ segments }: RunManifest, feature: string): string[] {
  const category = segments[0]?.profile.categories.find((found) => found.feature === feature);
  return category?.levels.map(({ level }) => level) ?? [];
}

function levelsInWords(chosen: readonly string[], known: readonly string[]): string {
  const others = known.filter((level) => !chosen.includes(level));
  const asOthers = others.length > 0 && others.length < chosen.length;
  return asOthers ? `is not ${either(others)}` : `is ${either(chosen)}`;
}

/** "a", "a or b", "a, b or c". */
function either(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items[items.length - 1]}`;
}
