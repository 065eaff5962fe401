import { z } from 'zod';

/** What each part of the dashboard is made of, as the build lists it; by the name of its source. */
export const partsSchema = z.record(
  z.string(),
  z.object({
    css: z.array(z.string()).default([]),
    /** Names of other parts. */
    imports: z.array(z.string()).default([]),
  }),
);
export type Parts = z.infer<typeof partsSchema>;

/** Styles that a part needs, its own after those of all that it imports; each once. */
export function stylesOfPart(parts: Parts, name: string): string[] {
  return [...new Set(withImports(parts, name, new Set()).flatMap((each) => parts[each].css))];
}

/** What a part imports comes before it, as its styles may override; parts may import each other. */
function withImports(parts: Parts, name: string, seen: Set<string>): string[] {
  if (seen.has(name) || !Object.hasOwn(parts, name)) return [];
  seen.add(name);
  return [...parts[name].imports.flatMap((other) => withImports(parts, other, seen)), name];
}
