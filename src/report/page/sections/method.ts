import type { Ratio, SegmentConfig } from '../../../contract/index.ts';
import { baseName, embeddingWords } from '../../words.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** Everything needed to make the same run again. */
export function method(scope: Scope): Section {
  return {
    id: 'method',
    title: 'How it was made',
    lead: 'The same data, options and seed give the same segments, byte for byte.',
    body: html`<dl class="panel rows">
      ${steps(scope)}${embedding(scope)}${list('Run', runFacts(scope))}${list('Options', options(scope))}${list('Time taken', timings(scope))}
    </dl>`,
  };
}

function list(title: string, pairs: readonly (readonly [string, string])[]): Markup {
  return html`<dt>${title}</dt>
    <dd>
      <dl class="pairs">
        ${pairs.map(
          ([term, text]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${text}</dd>
            </div>`,
        )}
      </dl>
    </dd>`;
}

function runFacts({ manifest }: Scope): [string, string][] {
  return [
    ['Run', manifest.runId],
    ['Seed', String(manifest.seed)],
    ['Fingerprint (SHA-256)', manifest.data.fingerprint],
    ...Object.entries(manifest.versions),
  ];
}

/** Every option but the source, which heads the page; of a file its name, not where it lies. */
function options({ manifest }: Scope): [string, string][] {
  const { source: _, playbook, ...rest } = manifest.config;
  const shown = { ...rest, playbook: playbook === null ? null : baseName(playbook) };
  return Object.entries(shown).map(([name, value]) => [name, optionText(value)]);
}

function optionText(value: SegmentConfig[keyof SegmentConfig]): string {
  if (value === null) return 'not given';
  if (typeof value !== 'object') return String(value);
  const parts = Array.isArray(value)
    ? value.map((part) => (typeof part === 'object' ? ratioText(part) : String(part)))
    : Object.entries(value).map(([column, given]) => `${column}=${listed(given)}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function ratioText({ name, of, to }: Ratio): string {
  return `${name}=${of.join('+')}/${to.join('+')}`;
}

/** An order of values, or a role. */
function listed(given: string | readonly string[]): string {
  return typeof given === 'string' ? given : given.join(' < ');
}

function timings({ manifest, figures }: Scope): [string, string][] {
  return Object.entries(manifest.timings).map(([name, ms]) => [name, figures.duration(ms)]);
}

/** What the features were condensed to, and how well each can be made again. */
function embedding({ manifest, figures }: Scope): Markup | null {
  const { embedding: found } = manifest;
  if (found === null) return null;
  const epochs = found.nEpochs === null ? '' : ` in ${figures.count(found.nEpochs)} epochs`;
  const whole = `${figures.count(found.nCodes)} codes by ${embeddingWords[found.kind]}${epochs}; made again from them, the features have a mean squared error of ${figures.decimal(found.reconstructionError, 3)} on the scale clustered on`;
  const pairs: [string, string][] = [
    ['All features', whole],
    ...found.features.map(({ feature, reconstructionError }): [string, string] => [
      feature,
      figures.decimal(reconstructionError, 3),
    ]),
  ];
  return list('Condensed to', pairs);
}

function steps({ manifest }: Scope): Markup | null {
  if (manifest.features.steps.length === 0) return null;
  return html`<dt>Features</dt>
    <dd>
      <ul>
        ${manifest.features.steps.map((step) => html`<li>${step}</li>`)}
      </ul>
    </dd>`;
}
