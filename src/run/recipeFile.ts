import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { ClienteleError, segmentConfigSchema, type SegmentConfig } from '../contract/index.ts';

/** True for a source that is a recipe rather than data. */
export function isRecipeFile(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/**
 * Reads a recipe: a YAML file with the options of a run under the names of `recipe.schema.json`.
 * A relative `source` or `playbook` is looked for beside the recipe.
 *
 * @throws ClienteleError `usage` when it is not YAML or not a map
 */
export async function readRecipeFile(path: string): Promise<Record<string, unknown>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ClienteleError('usage', `The recipe ${path} cannot be read; check its name.`, {
      cause: error,
    });
  });
  const recipe = parseYaml(path, text);
  if (typeof recipe !== 'object' || recipe === null || Array.isArray(recipe)) {
    throw new ClienteleError(
      'usage',
      `The recipe ${path} is not a list of options such as "source: customers.csv".`,
    );
  }
  const beside = (value: unknown): unknown =>
    typeof value === 'string' && !isAbsolute(value) && !isAddress(value)
      ? resolve(dirname(path), value)
      : value;
  return Object.fromEntries(
    Object.entries(recipe).map(([name, value]) => [
      name,
      name === 'source' || name === 'playbook' ? beside(value) : value,
    ]),
  );
}

/** True for an address such as `postgres://…`. */
function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

function parseYaml(path: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line;
    throw new ClienteleError(
      'usage',
      `The recipe ${path} is not valid YAML${line === undefined ? '' : ` (line ${line})`}; see the example in "clientele segment --help".`,
      { cause: error },
    );
  }
}

/**
 * Checks a run's options and fills in the defaults.
 *
 * @throws ClienteleError `usage`: one sentence that names the option, its value and what would do
 */
export function resolveConfig(options: unknown): SegmentConfig {
  const parsed = segmentConfigSchema.safeParse(options);
  if (!parsed.success) {
    throw new ClienteleError('usage', describeIssue(parsed.error, options), {
      cause: parsed.error,
    });
  }
  return parsed.data;
}

function describeIssue(error: z.ZodError, options: unknown): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'The options are not valid.';
  const known = Object.keys(segmentConfigSchema.shape).join(', ');
  if (issue.code === 'unrecognized_keys') {
    return `There is no option "${issue.keys[0]}"; the options are ${known}.`;
  }
  const name = issue.path.join('.');
  if (name === 'source') return 'No source is given; name the file to read, such as customers.csv.';
  const value = issue.path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
    options,
  );
  const described = segmentConfigSchema.shape[issue.path[0] as keyof SegmentConfig]?.description;
  return `Option ${name} cannot be ${JSON.stringify(value)}: ${expectation(issue)}${described === undefined ? '' : ` (${described})`}.`;
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `write one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    const choices = issue.errors
      .flat()
      .flatMap((part) => (part.code === 'invalid_value' ? part.values.map(String) : []));
    if (choices.length > 0) return `write one of ${choices.join(', ')}`;
  }
  if (issue.message.startsWith('write')) return issue.message;
  if (issue.code === 'too_small') return `the least is ${issue.minimum}`;
  if (issue.code === 'too_big') return `the most is ${issue.maximum}`;
  return issue.message.replace(/^Invalid input: /, '');
}
