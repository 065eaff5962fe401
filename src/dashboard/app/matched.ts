/** The parts of an address that a pattern names; null where the address is another. */
export function matched(pattern: string, pathname: string): ReadonlyMap<string, string> | null {
  const [wanted, parts] = [pattern, pathname].map((path) => path.split('/'));
  if (wanted.length !== parts.length) return null;
  const params = new Map<string, string>();
  for (const [i, want] of wanted.entries()) {
    if (want.startsWith(':')) params.set(want.slice(1), decoded(parts[i]));
    else if (want !== parts[i]) return null;
  }
  return params;
}

/** A part with a stray percent sign stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
