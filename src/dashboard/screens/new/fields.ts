import { z } from 'zod';
import { newRunSchema, segmentConfigSchema, type NewRun } from '../../../contract/index.ts';

/** One option of a run, as a form needs to know it. */
export interface Field {
  readonly name: string;
  /** The option's own sentence. */
  readonly sentence: string;
  readonly kind: 'choice' | 'several' | 'number' | 'text' | 'list' | 'count-or-range';
  readonly choices: readonly string[];
  /** Choices that stand for no other beside them. */
  readonly alone: readonly string[];
  /** What happens when nothing is given, in the form's words; empty where nothing is filled in. */
  readonly normally: string;
}

/** What someone has typed or chosen so far; what is absent or empty stays as it is by itself. */
export type Draft = Readonly<Record<string, string | readonly string[]>>;

const propertySchema = z.object({
  description: z.string(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  default: z.unknown(),
});
const unionSchema = propertySchema.extend({
  anyOf: z.array(propertySchema.partial()).optional(),
});
type Property = z.infer<typeof unionSchema>;

/** The options a server lets a caller choose and a form can ask for, made from the schema that checks them. */
export function fieldsOf(): readonly Field[] {
  const { properties = {} } = z.toJSONSchema(segmentConfigSchema, { io: 'input' });
  return Object.entries(properties).flatMap(([name, property]) => {
    const known = unionSchema.safeParse(property);
    if (!asked.has(name) || !known.success) return [];
    return [fieldOf(name, known.data)];
  });
}

/** What a column is, is chosen beside the column. */
const ofColumns = new Set(['roles', 'id']);
const asked = new Set(
  Object.keys(newRunSchema.shape.options.unwrap().shape).filter((name) => !ofColumns.has(name)),
);

function fieldOf(name: string, property: Property): Field {
  const parts = [property, ...(property.anyOf ?? [])];
  const isUnion = property.anyOf !== undefined;
  const choices = parts.flatMap((part) => [
    ...(part.enum ?? []),
    ...(part.const === undefined ? [] : [part.const]),
  ]);
  const types = new Set(parts.flatMap(({ type }) => type ?? []));
  const isNumber = types.has('number') || types.has('integer');
  const normally = inWords(property.default);
  const alone = parts.flatMap((part) => (part.const === undefined ? [] : [part.const]));
  const base = { name, sentence: property.description, choices, alone, normally };
  if (isUnion && isNumber) return { ...base, kind: 'count-or-range' };
  if (alone.length > 0 && types.has('array')) return { ...base, kind: 'several' };
  if (choices.length > 0) return { ...base, kind: 'choice' };
  if (types.has('array')) return { ...base, kind: 'list' };
  return { ...base, kind: isNumber ? 'number' : 'text' };
}

export interface DraftRead {
  /** As the schema reads them; null where something cannot be used. */
  readonly options: NonNullable<NewRun['options']> | null;
  /** By the option's name, one sentence. */
  readonly problems: Readonly<Record<string, string>>;
}

/** A draft as the options of a run, checked by the schema that the server uses. */
export function readDraft(fields: readonly Field[], draft: Draft): DraftRead {
  const given = fields.flatMap((field) => {
    const value = valueOf(field, draft[field.name]);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  const result = newRunSchema.shape.options.safeParse(Object.fromEntries(given));
  if (result.success) return { options: result.data, problems: {} };
  const problems = result.error.issues.map(
    ({ path, message }) => [String(path[0] ?? ''), message] as const,
  );
  return { options: null, problems: Object.fromEntries(problems.toReversed()) };
}

/** A default as people would type it; nothing for a list or none. */
function inWords(value: unknown): string {
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value) : '';
}

function valueOf(field: Field, typed: Draft[string] | undefined): unknown {
  if (typed === undefined || typed.length === 0) return undefined;
  if (typeof typed !== 'string') return typed.find((each) => field.alone.includes(each)) ?? typed;
  const text = typed.trim();
  if (text === '') return undefined;
  const isNumber = field.kind === 'number' || field.kind === 'count-or-range';
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
