import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { ClienteleError, roleSchema, shapes, shapeSchema, type Role } from '../contract/index.ts';
import { concepts } from '../features/index.ts';

const knownConcepts = new Set(concepts.map(({ concept }) => concept));
const personalConcepts = new Set(
  'age birth-year gender marital-status family origin health location'.split(' '),
);
const personalRoles = new Set(['age', 'protected', 'birth-date']);

const conceptSchema = z.string().refine((concept) => knownConcepts.has(concept), {
  error: ({ input }) => `there is no concept "${String(input)}"`,
});
/** One concept, or any of several. */
const conceptsSchema = z.preprocess(
  (given) => (typeof given === 'string' ? [given] : given),
  z.array(conceptSchema).min(1),
);

/** What a condition or a phrase speaks of: any of some concepts, a role, or one column by its name. */
export interface Subject {
  readonly concept?: readonly string[] | undefined;
  readonly role?: Role | undefined;
  readonly feature?: string | undefined;
}

const subjectFields = {
  concept: conceptsSchema.optional(),
  role: roleSchema.optional(),
  feature: z.string().optional(),
};

const conditionSchema = z
  .strictObject({
    ...subjectFields,
    /** One value of a category; without it a number, or the yes of a yes/no. */
    level: z.string().optional(),
    direction: z.enum(['high', 'low']),
    /** Least distance from all customers, in standard deviations. */
    strength: z.number().min(0).max(10).default(0.5),
  })
  .refine(hasOneSubject, 'a condition names one of concept, role and feature');
export type Condition = z.infer<typeof conditionSchema>;

const strategiesSchema = z
  .array(
    z.strictObject({
      action: z.string().min(1),
      rationale: z.string().min(1),
      cites: z
        .array(
          conceptSchema.refine(
            (concept) => !personalConcepts.has(concept),
            'a personal attribute cannot be the reason for a strategy',
          ),
        )
        .optional(),
    }),
  )
  .min(1);
export type StrategyPlan = z.infer<typeof strategiesSchema>[number];

const ruleSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1).optional(),
    shapes: z.array(shapeSchema).default([...shapes]),
    when: z.array(conditionSchema).min(1),
    summary: z.string().min(1),
    strategies: strategiesSchema,
  })
  .refine(
    ({ when }) => !when.every(isPersonal),
    'a personal attribute such as age cannot stand alone',
  )
  .refine(
    ({ summary, when }) => placeholders(summary).every((n) => n >= 1 && n <= when.length),
    'a figure such as {2} in the summary needs as many conditions',
  );
export type Rule = z.infer<typeof ruleSchema>;

const tierSchema = z.strictObject({ summary: z.string().min(1), strategies: strategiesSchema });
const ladderSchema = z
  .strictObject({
    id: z.string().min(1),
    shapes: z.array(shapeSchema).min(1),
    by: conceptsSchema,
    names: z.record(z.string(), z.array(z.string().min(1))),
    otherwise: z.string().includes('{n}'),
    low: tierSchema,
    medium: tierSchema,
    high: tierSchema,
  })
  .refine(
    ({ names }) => Object.entries(names).every(([k, each]) => new Set(each).size === Number(k)),
    'a ladder has as many different names for a number of segments as there are segments',
  );
export type Ladder = z.infer<typeof ladderSchema>;
export type Tier = z.infer<typeof tierSchema>;

const namedTierSchema = tierSchema.extend({ name: z.string().min(1) });
const phraseSchema = z
  .strictObject({ ...subjectFields, high: z.string().min(1), low: z.string().min(1) })
  .refine(hasOneSubject, 'a phrase names one of concept, role and feature');
export type Phrase = z.infer<typeof phraseSchema>;

/** The naming rules and strategies; `playbook.yaml` says what each part means. */
const playbookSchema = z
  .strictObject({
    rules: z.array(ruleSchema),
    ladders: z.array(ladderSchema).default([]),
    otherwise: z.strictObject({
      distinct: tierSchema,
      average: namedTierSchema,
      single: namedTierSchema,
    }),
    phrases: z.array(phraseSchema).default([]),
  })
  .refine(
    ({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length,
    'two rules have the same id',
  );
export type Playbook = z.infer<typeof playbookSchema>;

function hasOneSubject({ concept, role, feature }: Subject): boolean {
  return [concept, role, feature].filter((part) => part !== undefined).length === 1;
}

function isPersonal({ concept, role }: Subject): boolean {
  if (role !== undefined) return personalRoles.has(role);
  return concept !== undefined && concept.every((each) => personalConcepts.has(each));
}

function placeholders(text: string): number[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map(([, n]) => Number(n));
}

/**
 * Reads a playbook from YAML.
 *
 * @throws ClienteleError `usage` that names the place of the first fault
 */
export function loadPlaybook(text: string): Playbook {
  return checkPlaybook(parseYaml(text));
}

/**
 * Takes what was read for a playbook.
 *
 * @throws ClienteleError `usage` that names the place of the first fault
 */
export function checkPlaybook(read: unknown): Playbook {
  const found = playbookSchema.safeParse(read);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const place = issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  throw new ClienteleError(
    'usage',
    `The playbook is wrong${place}: ${issue.message}; compare it with the built-in playbook.yaml.`,
  );
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line;
    throw new ClienteleError(
      'usage',
      `The playbook is not YAML${line === undefined ? '' : ` from line ${line} on`}; correct it there.`,
      { cause: error },
    );
  }
}
