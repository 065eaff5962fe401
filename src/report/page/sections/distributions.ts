import type { Distribution, FeatureProfile, Unit } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import { ridgeline, type Ridge } from '../charts/ridgeline.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** How the values of each feature spread in every segment. */
export function distributions(scope: Scope): Section | null {
  const all = scope.manifest.distributions;
  if (all.length === 0) return null;
  return {
    id: 'distributions',
    title: 'How values spread',
    lead: 'In colour the segment, in grey all customers. The line under a row spans the middle half of the segment, the dot is its median. Each row has its own height, so compare shapes and places, not heights.',
    body: html`<div class="charts">${all.map((d, i) => panel(scope, d, i))}</div>`,
  };
}

function panel({ manifest, figures }: Scope, distribution: Distribution, index: number): Markup {
  const { feature, label, unit, spacing } = distribution;
  const ridges = manifest.segments.map((segment, i): Ridge => {
    const found = segment.profile.features.find((f) => f.feature === feature);
    return {
      name: segment.name,
      counts: distribution.bySegment[i] ?? [],
      q1: found?.q1 ?? null,
      median: found?.median ?? null,
      q3: found?.q3 ?? null,
      description: `${segment.name}: ${quartileWords(found, unit, figures)}`,
    };
  });
  const chart = ridgeline({
    id: `spread-${index + 1}`,
    distribution,
    ridges,
    description: `Spread of ${label}. ${ridges.map((r) => r.description).join('; ')}`,
    write: (value) => figures.tick(value, unit),
  });
  const note = spacing === 'log' ? html` <small>logarithmic</small>` : null;
  return html`<figure class="card">
    <figcaption>
      <h3>${label}</h3>
      ${note}
    </figcaption>
    ${chart}
  </figure>`;
}

function quartileWords(found: FeatureProfile | undefined, unit: Unit, figures: Figures): string {
  if (found === undefined || found.median === null) return 'no values';
  const [q1, median, q3] = [found.q1, found.median, found.q3].map((n) => figures.value(n, unit));
  return `median ${median}, middle half ${q1} to ${q3}`;
}
