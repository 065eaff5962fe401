const mostNames = 5;

/**
 * The names a mistyped one may stand for, nearest first: the same but for case and punctuation,
 * one inside the other, or a few letters apart (Levenshtein, 1966).
 */
export function nearNames(wanted: string, names: readonly string[]): string[] {
  const target = bare(wanted);
  return names
    .map((name) => ({ name, distance: distanceTo(target, bare(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, target.length / 3))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/** "Did you mean …?", or the columns there are when none is near. */
export function suggestNames(wanted: string, names: readonly string[]): string {
  const near = nearNames(wanted, names);
  if (near.length > 0) return `did you mean ${near.join(', ')}?`;
  const some = names.slice(0, 12).join(', ');
  return names.length > 12 ? `the columns are ${some}, …` : `the columns are ${some}.`;
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function distanceTo(a: string, b: string): number {
  if (a === b) return 0;
  const contained = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
  return contained ? 1 : levenshtein(a, b);
}

function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, previous[j] + 1, current[j - 1] + 1));
    }
    previous = current;
  }
  return previous[b.length];
}
