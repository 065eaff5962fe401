import type { CustomerMap } from '../../../contract/index.ts';
import { shorten } from '../../graphemes.ts';
import { densityMap } from '../charts/densityMap.ts';
import { narrowSize, placeLabels, wideSize } from '../charts/labelPlaces.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { segmentClass, type Scope } from '../scope.ts';

const longestName = 32;

/** The customers on a plane, each cell a count: no single customer can be made out by name. */
export function mapSection(scope: Scope): Section | null {
  const { map } = scope.manifest;
  if (map === null) return null;
  return {
    id: 'map',
    title: 'Customer map',
    lead: 'Each cell holds customers with similar behaviour; the stronger its colour, the more of them. A name stands at the centre of its segment.',
    body: html`<figure class="card">
      <div class="map">${density(scope, map)}${labels(scope, map)}</div>
      ${axisNote(scope, map)}
    </figure>`,
  };
}

function density({ manifest, figures }: Scope, map: CustomerMap): Markup {
  const { segments } = manifest;
  const words = segments.map((s) => `${s.name} ${figures.percent(s.share)}`).join(', ');
  return densityMap(
    map,
    (cluster) => segments.findIndex((s) => s.cluster === cluster),
    `Density of customers on the map, by segment: ${words}.`,
  );
}

function labels({ manifest }: Scope, map: CustomerMap): Markup[] {
  const named = manifest.segments.flatMap((segment, index) => {
    const centre = map.centres[segment.cluster];
    return centre === undefined
      ? []
      : [{ name: shorten(segment.name, longestName), index, centre }];
  });
  const wished = named.map(({ name, centre }) => ({
    x: fraction(centre[0], map.xRange),
    y: 1 - fraction(centre[1], map.yRange),
    length: name.length,
  }));
  const wide = placeLabels(wished, wideSize);
  const narrow = placeLabels(wished, narrowSize);
  return named.map(
    ({ name, index }, i) =>
      html`<span
        class="pin ${segmentClass(index)}"
        aria-hidden="true"
        style="--x:${percent(wide[i].x)};--y:${percent(wide[i].y)};--narrow-x:${percent(narrow[i].x)};--narrow-y:${percent(narrow[i].y)}"
        ><bdi>${name}</bdi></span
      >`,
  );
}

function fraction(value: number, [from, to]: readonly [number, number]): number {
  return to > from ? Math.min(1, Math.max(0, (value - from) / (to - from))) : 0.5;
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`;
}

function axisNote({ figures }: Scope, { explainedVarianceRatio }: CustomerMap): Markup {
  const [first, second] = explainedVarianceRatio;
  if (first === undefined) {
    return html`<p class="note">
      Drawn by UMAP: customers lie near those they are like, and distances between groups say
      little.
    </p>`;
  }
  return html`<p class="note">
    First two principal components: across ${figures.percent(first ?? null)}, up
    ${figures.percent(second ?? null)} of the variance. Segments that overlap here may stand apart
    in the other directions.
  </p>`;
}
