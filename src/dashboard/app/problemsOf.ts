import type { z } from 'zod';

/** What a form's values lack, by field: the first sentence of each; empty when they fit. */
export function problemsOf(
  schema: z.ZodType,
  values: unknown,
): Readonly<Record<string, string | undefined>> {
  const result = schema.safeParse(values);
  if (result.success) return {};
  const found = new Map<string, string>();
  for (const { path, message } of result.error.issues) {
    const field = String(path[0] ?? '');
    if (!found.has(field)) found.set(field, message);
  }
  return Object.fromEntries(found);
}
