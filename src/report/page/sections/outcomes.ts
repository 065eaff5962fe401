import type { OutcomeRate, Segment } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import { niceTicks } from '../charts/scale.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { segmentClass, segmentLabel, type Scope } from '../scope.ts';

/** How often each segment reached an outcome, with the interval that its size allows. */
export function outcomes({ manifest, figures }: Scope): Section | null {
  const { segments } = manifest;
  const known = segments[0]?.profile.outcomes ?? [];
  if (known.length === 0) return null;
  return {
    id: 'outcomes',
    title: 'Outcomes',
    lead: 'The dot is a segment’s rate, the bar its 95% interval (Wilson), the dashed line the rate of all customers. Outcomes were never used to form the segments.',
    body: html`<div class="wide">
      ${known.map((outcome) => panel(outcome, segments, figures))}
    </div>`,
  };
}

function panel(
  { outcome, level, overallRate }: OutcomeRate,
  segments: readonly Segment[],
  figures: Figures,
): Markup {
  const rates = segments.map((s) => s.profile.outcomes.find((o) => o.outcome === outcome));
  const highest = Math.max(overallRate, ...rates.map((rate) => rate?.upper ?? 0));
  const scale = (rate: number) => Math.round((rate / (highest * 1.04 || 1)) * 1000) / 10;
  const rows = segments.map((segment, i) => {
    const rate = rates[i];
    return html`<div class="interval ${segmentClass(i)}">
      ${segmentLabel(segment, i)}<span class="track" style="--all:${scale(overallRate)}%"
        >${rate === undefined ? null : interval(rate, scale)}</span
      >${rateText(rate, figures)}
    </div>`;
  });
  return html`<figure class="card">
    <figcaption>
      <h3>${outcome} = ${level}</h3>
      <small>all customers ${figures.percent(overallRate)}</small>
    </figcaption>
    ${rows}
    <div class="interval axis" aria-hidden="true">
      <span></span
      ><span class="track"
        >${niceTicks(0, highest, 4).map(
          (tick) => html`<i style="left:${scale(tick)}%">${figures.tick(tick, 'rate')}</i>`,
        )}</span
      >
    </div>
  </figure>`;
}

function interval({ rate, lower, upper }: OutcomeRate, scale: (rate: number) => number): Markup {
  const width = Math.round((scale(upper) - scale(lower)) * 10) / 10;
  return html`<span class="range" style="left:${scale(lower)}%;width:${width}%"></span
    ><span class="point" style="left:${scale(rate)}%"></span>`;
}

function rateText(rate: OutcomeRate | undefined, figures: Figures): Markup {
  if (rate === undefined) return html`<span class="num">–</span>`;
  return html`<span class="num"
    ><b>${figures.percent(rate.rate)}</b>
    <small>${figures.percent(rate.lower)} to ${figures.percent(rate.upper)}</small></span
  >`;
}
