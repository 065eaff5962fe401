import type { FeatureProfile, Segment } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import { heatLegend, heatTable, type HeatCell, type HeatRow } from '../heatTable.ts';
import { html } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** A difference of this many standard deviations has the full colour. */
const fullColour = 2;

/** Every feature of every segment against all customers. */
export function profile({ manifest, figures }: Scope): Section | null {
  const { segments } = manifest;
  const known = segments[0]?.profile.features ?? [];
  if (known.length === 0) return null;
  const rowsOf = (clustered: boolean) =>
    known.filter((f) => f.clustered === clustered).map((f) => row(f, segments, figures));
  const [formed, described] = [rowsOf(true), rowsOf(false)];
  const groups = [
    { title: described.length > 0 ? 'The segments were formed on' : null, rows: formed },
    { title: 'Only described, not used to form the segments', rows: described },
  ].filter((group) => group.rows.length > 0);
  return {
    id: 'profile',
    title: 'What sets them apart',
    lead: 'How far each segment lies from the average of all customers, in standard deviations. Features the segments were formed on are compared on the scale used for that, after any transform for heavy tails.',
    body: html`<div class="panel">
      ${heatTable({
        id: 'profile-heat',
        caption: 'Segment profile',
        rowTitle: 'Feature',
        views: [
          { label: 'Difference', overall: 'All, mean' },
          { label: 'Mean', overall: 'All' },
          { label: 'Median', overall: 'All' },
        ],
        segments,
        groups,
      })}${heatLegend('lower', 'full colour from 2 standard deviations', 'higher')}
    </div>`,
  };
}

function row(known: FeatureProfile, segments: readonly Segment[], figures: Figures): HeatRow {
  const { feature, label, unit, overallMean, overallMedian } = known;
  return {
    label,
    cells: segments.map((segment) =>
      cell(
        segment.name,
        segment.profile.features.find((f) => f.feature === feature),
        figures,
      ),
    ),
    overall: [overallMean, overallMean, overallMedian].map((n) => figures.brief(n, unit)),
  };
}

function cell(name: string, found: FeatureProfile | undefined, figures: Figures): HeatCell {
  if (found === undefined) return { strength: null, texts: ['–', '–', '–'], description: name };
  const { label, unit, mean, median, q1, q3, overallMean, z, modelZ } = found;
  const difference = modelZ ?? z;
  const value = (n: number | null) => figures.value(n, unit);
  return {
    strength: difference === null ? null : difference / fullColour,
    texts: [figures.signed(difference), figures.brief(mean, unit), figures.brief(median, unit)],
    description: `${name}, ${label}: mean ${value(mean)} (all ${value(overallMean)}), median ${value(median)}, middle half ${value(q1)} to ${value(q3)}`,
  };
}
