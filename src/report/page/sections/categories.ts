import type { CategoryProfile, Segment } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import { heatLegend, heatTable, type HeatCell } from '../heatTable.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** Which categories are commoner or rarer in a segment than among all customers. */
export function categories({ manifest, figures }: Scope): Section | null {
  const { segments } = manifest;
  const known = segments[0]?.profile.categories ?? [];
  if (known.length === 0) return null;
  return {
    id: 'categories',
    title: 'Categories',
    lead: 'Lift: how many times as common a category is in a segment as among all customers. 1 is as everywhere.',
    body: html`${known.map((category, i) => panel(category, i, segments, figures))}${heatLegend('rarer', 'full colour from four times as common or rare', 'commoner')}`,
  };
}

function panel(
  category: CategoryProfile,
  index: number,
  segments: readonly Segment[],
  figures: Figures,
): Markup {
  const rows = category.levels.map(({ level, overallShare }) => ({
    label: level,
    cells: segments.map((segment) => cell(segment, category, level, figures)),
    overall: [figures.percent(overallShare), figures.percent(overallShare)],
  }));
  return html`<div class="panel">
    ${heatTable({
      id: `category-${index + 1}`,
      caption: category.label,
      rowTitle: 'Level',
      views: [
        { label: 'Lift', overall: 'All, share' },
        { label: 'Share', overall: 'All' },
      ],
      segments,
      groups: [{ title: null, rows }],
    })}
  </div>`;
}

function cell(
  segment: Segment,
  { feature, label }: CategoryProfile,
  level: string,
  figures: Figures,
): HeatCell {
  const category = segment.profile.categories.find((c) => c.feature === feature);
  const found = category?.levels.find((l) => l.level === level);
  const [lift, share] = [found?.lift ?? null, found?.share ?? null];
  return {
    strength: lift === null ? null : Math.log2(Math.max(lift, 0.01)) / 2,
    texts: [figures.decimal(lift), figures.percent(share)],
    description: `${segment.name}, ${label} ${level}: ${figures.percent(share)} (all ${figures.percent(found?.overallShare ?? null)}), ${figures.count(found?.count ?? null)} customers`,
  };
}
