import type { Segment, Strategy, Trait } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { segmentClass, segmentLabel, type Scope } from '../scope.ts';

/** One card a segment: who they are, what sets them apart, what to do. */
export function segmentCards({ manifest, figures }: Scope): Section {
  return {
    id: 'segments',
    title: 'The segments',
    lead: 'Marks show where a segment’s average lies above (▲) or below (▼) the average of all customers.',
    body: html`<div class="cards">${manifest.segments.map((s, i) => card(s, i, figures))}</div>`,
  };
}

function card(segment: Segment, index: number, figures: Figures): Markup {
  return html`<article class="card persona ${segmentClass(index)}">
    <header>
      <h3>${segmentLabel(segment, index)}</h3>
      <p class="size">
        <strong>${figures.count(segment.size)}</strong> customers, ${figures.percent(segment.share)}
      </p>
    </header>
    <div class="bar" aria-hidden="true">
      <span style="width:${Math.round(segment.share * 1000) / 10}%"></span>
    </div>
    <p>${segment.summary}</p>
    ${traits(segment.traits, figures)} ${strategies(segment.strategy)}
    <p class="meta">${segment.id}${cohesion(segment, figures)}</p>
  </article>`;
}

function cohesion({ silhouette }: Segment, figures: Figures): string {
  return silhouette === null ? '' : ` · silhouette ${figures.decimal(silhouette)}`;
}

function traits(traits: readonly Trait[], figures: Figures): Markup | null {
  if (traits.length === 0) return null;
  return html`<table class="traits">
    <caption class="hidden">
      What sets this segment apart
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="hidden">Trait</span></th>
        <th scope="col">here</th>
        <th scope="col">all</th>
      </tr>
    </thead>
    <tbody>
      ${traits.map((trait) => traitRow(trait, figures))}
    </tbody>
  </table>`;
}

function traitRow(
  { label, unit, direction, value, overall, text }: Trait,
  figures: Figures,
): Markup {
  const mark = direction === 'high' ? '▲' : '▼';
  return html`<tr title="${text}">
    <th scope="row">
      <span class="mark ${direction}" aria-hidden="true">${mark}</span>
      <span class="hidden">${direction}</span> ${label}
    </th>
    <td><b>${figures.brief(value, unit)}</b></td>
    <td>${figures.brief(overall, unit)}</td>
  </tr>`;
}

function strategies(strategies: readonly Strategy[]): Markup | null {
  if (strategies.length === 0) return null;
  return html`<h4>What to do</h4>
    <ol class="strategies">
      ${strategies.map(
        ({ action, rationale, evidence }) =>
          html`<li>
            <strong>${action}</strong>
            ${rationale}${evidence === '' ? null : html` <small>${evidence}</small>`}
          </li>`,
      )}
    </ol>`;
}
