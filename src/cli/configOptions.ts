import { Option, type Command } from 'commander';
import { z } from 'zod';
import { algorithmNames, segmentConfigSchema } from '../contract/index.ts';

/** One way to write a flag on the command line; options without an entry are written as they are. */
const metavars: Readonly<Record<string, string>> = {
  id: '<column>',
  features: '<a,b,c>',
  exclude: '<a,b>',
  algorithm: `<${['auto', ...algorithmNames].join('|')}>`,
  embed: '<pca:0.9|autoencoder:10>',
  minSegmentShare: '<0.02>',
  k: '<4|2..10|auto>',
  memory: '<2GB>',
  currency: '<EUR>',
  locale: '<de-DE>',
  playbook: '<file>',
  windows: '<30,90>',
  shares: '<a,b>',
  ratios: '<name=a+b/c+d>',
  minVariance: '<0.0001>',
  maxCorrelation: '<0.95>',
};

type ConfigName = keyof typeof segmentConfigSchema.shape;

/** Names of the options that stand on the command line, in the schema's order. */
const flagNames = (Object.keys(segmentConfigSchema.shape) as ConfigName[]).filter(
  (name) => name !== 'source' && name !== 'roles' && name !== 'orders',
);

/**
 * Adds one flag for each option of the run's schema, with its choices, default and sentence.
 *
 * @param names the options to add; all of them when not given
 */
export function addConfigOptions(
  command: Command,
  names: readonly ConfigName[] = flagNames,
): Command {
  for (const name of names) command.addOption(configOption(name));
  return command.addOption(
    new Option('--role <column=role>', segmentConfigSchema.shape.roles.description)
      .argParser(collectRole)
      .default(undefined),
  );
}

function configOption(name: ConfigName): Option {
  const json = z.toJSONSchema(segmentConfigSchema.shape[name], { io: 'input' });
  const choices = choicesOf(json);
  const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const value = metavars[name] ?? (choices.length > 0 ? `<${choices.join('|')}>` : '<n>');
  const fallback = defaultText(json.default);
  const option = new Option(`${flag} ${value}`, `${json.description}${fallback}`);
  return option.argParser((text) => parseValue(name, text));
}

function choicesOf(json: z.core.JSONSchema.JSONSchema): string[] {
  const parts = [json, ...(json.anyOf ?? [])].filter((part) => typeof part === 'object');
  if (parts.some((part) => part.type === 'integer' || part.pattern !== undefined)) return [];
  return parts.flatMap((part) =>
    typeof part.const === 'string' ? part.const : (part.enum ?? []).map(String),
  );
}

function defaultText(value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return '';
  return ` (default: ${JSON.stringify(value).replaceAll('"', '')})`;
}

const numeric: ReadonlySet<ConfigName> = new Set([
  'k',
  'nInit',
  'seed',
  'threads',
  'minSegmentShare',
  'minVariance',
  'maxCorrelation',
  'regCovar',
  'gamma',
  'minClusterSize',
  'mergeTo',
]);

const lists: ReadonlySet<ConfigName> = new Set([
  'features',
  'exclude',
  'windows',
  'shares',
  'ratios',
]);

function parseValue(name: ConfigName, text: string): unknown {
  if (lists.has(name) || (name === 'algorithm' && text.includes(','))) {
    const parts = partsOf(text, ',');
    if (name === 'windows') return parts.map(Number);
    return name === 'ratios' ? parts.map(parseRatio) : parts;
  }
  return numeric.has(name) && /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text) ? Number(text) : text;
}

/** `name=part+part/whole+whole`; what is not written so is left to the schema, which says what would do. */
function parseRatio(text: string): unknown {
  const found = /^([^=]+)=([^/]+)\/(.+)$/.exec(text);
  if (found === null) return text;
  const [, name = '', of = '', to = ''] = found;
  return { name: name.trim(), of: partsOf(of, '+'), to: partsOf(to, '+') };
}

function partsOf(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function collectRole(
  text: string,
  earlier: Record<string, string> | undefined,
): Record<string, string> {
  const at = text.lastIndexOf('=');
  return { ...earlier, [text.slice(0, Math.max(0, at))]: text.slice(at + 1) };
}

/** The options given on the command line, under the schema's names. */
export function givenOptions(flags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = Object.fromEntries(
    flagNames.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]]),
  );
  return flags['role'] === undefined ? given : { ...given, roles: flags['role'] };
}
