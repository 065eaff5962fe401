import { z } from 'zod';

/** What each part of the dashboard is made of, as the build lists it; by the name of its source. */
export const partsSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).default([]),
    /** Names of other parts. */
    imports: z.array(z.string()).default([]),
  }),
);
export type Parts = z.infer<typeof partsSchema>;

/** Files that a part needs, its own and those of all that it imports. */
export interface PartFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export function filesOfPart(parts: Parts, name: string): PartFiles {
  const needed = withImports(parts, name, new Set()).map((each) => parts[each]);
  return {
    scripts: needed.map(({ file }) => file),
    styles: [...new Set(needed.flatMap(({ css }) => css))],
  };
}

/** What a part imports comes before it, as its styles may override; parts may import each other. */
function withImports(parts: Parts, name: string, seen: Set<string>): string[] {
  if (seen.has(name) || !Object.hasOwn(parts, name)) return [];
  seen.add(name);
  return [...parts[name].imports.flatMap((other) => withImports(parts, other, seen)), name];
}
