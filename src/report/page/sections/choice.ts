import { algorithms, type Candidate, type Selection } from '../../../contract/index.ts';
import type { Figures } from '../../format.ts';
import {
  measureOfVote,
  measuresWithFigures,
  stabilityWords,
  voteLabel,
  type Measure,
} from '../../words.ts';
import { lineChart, type LinePoint } from '../charts/lineChart.ts';
import { dataTable, end, start, type DataColumn, type DataRow } from '../dataTable.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** How many segments: what each measure says about every k that was tried, and the figures. */
export function choice(scope: Scope): Section {
  const { selection } = scope.manifest;
  const { chosen, candidates, votes } = selection;
  const own = ownCandidates(selection);
  const shown = measuresWithFigures(own);
  return {
    id: 'how-many',
    title: 'How many segments',
    lead:
      candidates.length > 1
        ? `${leadOf(selection)} A ring marks the number a measure prefers.`
        : `Only k = ${chosen.k} was tried.`,
    body: html`${votes.length > 0 && own.length > 1 ? voteList(scope) : null}${
        own.length > 1
          ? html`<div class="charts">${shown.map((measure) => chartPanel(scope, measure))}</div>`
          : null
      }
      ${firmness(scope)}
      <div class="panel">${comparison(scope, measuresWithFigures(candidates))}</div>`,
  };
}

/** Those of the algorithm that was chosen. */
function ownCandidates({ candidates, chosen }: Selection): readonly Candidate[] {
  return candidates.filter(({ algorithm }) => algorithm === chosen.algorithm);
}

function leadOf({ candidates, chosen }: Selection): string {
  const tried = new Set(candidates.map(({ algorithm }) => algorithm));
  const { title } = algorithms[chosen.algorithm];
  return tried.size === 1
    ? `${chosen.k} was chosen from ${candidates.length} numbers that were tried.`
    : `${title} with ${chosen.k} was chosen from ${candidates.length} solutions of ${tried.size} algorithms; the charts show those of ${title}.`;
}

function voteList({ manifest, figures }: Scope): Markup {
  const { votes, chosen } = manifest.selection;
  return html`<ul class="votes" aria-label="The number each measure prefers">
    ${votes.map(
      ({ measure, k }) =>
        html`<li${k === chosen.k ? html` class="agrees"` : null}>${voteLabel(measure)} <b>${k === null ? 'no preference' : figures.count(k)}</b></li>`,
    )}
  </ul>`;
}

function preferredK({ votes }: Selection, measure: Measure): number | null {
  return votes.find((vote) => measureOfVote(vote.measure) === measure)?.k ?? null;
}

function chartPanel({ manifest, figures }: Scope, measure: Measure): Markup {
  const { selection } = manifest;
  const preferred = preferredK(selection, measure);
  const points = ownCandidates(selection).flatMap((c) => pointOf(c, measure));
  const write = (value: number) => figures.decimal(value, measure.digits);
  const description = `${measure.label} by number of segments, ${measure.best}. ${points
    .map((p) => `${p.k}: ${write(p.value)}`)
    .join(
      ', ',
    )}. ${preferred === null ? 'No preference' : `Prefers ${preferred}`}; ${selection.chosen.k} was chosen.`;
  const chart = lineChart({
    points,
    chosen: selection.chosen.k,
    preferred,
    description,
    write,
    figures,
  });
  return html`<figure class="card">
    <figcaption>
      <h3>${measure.label}</h3>
      <small>${measure.best}</small>
    </figcaption>
    ${chart}
  </figure>`;
}

function pointOf(candidate: Candidate, measure: Measure): LinePoint[] {
  const value = measure.figure(candidate);
  return value === null ? [] : [{ k: candidate.k, value, error: measure.error(candidate) }];
}

function comparison({ manifest, figures }: Scope, shown: readonly Measure[]): Markup {
  const { candidates, chosen } = manifest.selection;
  const several = new Set(candidates.map(({ algorithm }) => algorithm)).size > 1;
  const isChosen = (c: Candidate): boolean => c.k === chosen.k && c.algorithm === chosen.algorithm;
  const rows = candidates.map((c): DataRow => ({
    marked: isChosen(c),
    cells: [
      html`${figures.count(c.k)}${isChosen(c) ? html` <span class="tag">chosen</span>` : null}`,
      ...shown.map((m) => figures.decimal(m.figure(c), m.digits)),
      figures.count(c.clusterSizes[0] ?? null),
      figures.count(c.clusterSizes.at(-1) ?? null),
      ...(several ? [algorithms[c.algorithm].title] : []),
      figures.count(c.nIter),
      c.converged ? 'yes' : 'no',
    ],
  }));
  const columns: DataColumn[] = [
    start('k'),
    ...shown.map((m) => end(m.label)),
    end('Largest'),
    end('Smallest'),
    ...(several ? [start('Algorithm')] : []),
    end('Iterations'),
    end('Converged'),
  ];
  return html`${dataTable('Every number of segments that was tried', columns, rows)}${sampleNote(manifest.features.nSamples, candidates, figures)}`;
}

/** How firm each segment is: its size, its silhouette, and whether it is found again. */
function firmness({ manifest, figures }: Scope): Markup | null {
  const { segments } = manifest;
  if (segments.every(({ stability }) => stability === null)) return null;
  const rows = segments.map(({ name, size, share, silhouette, stability }): DataRow => ({
    marked: stability?.verdict === 'dissolved',
    cells: [
      name,
      figures.count(size),
      figures.percent(share),
      figures.decimal(silhouette),
      figures.decimal(stability?.jaccard ?? null),
      figures.percent(stability?.recovered ?? null),
      stability === null ? '' : stabilityWords[stability.verdict],
    ],
  }));
  const columns: DataColumn[] = [
    start('Segment'),
    end('Customers'),
    end('Share'),
    end('Silhouette'),
    end('Mean Jaccard'),
    end('Found again'),
    start('When shaken'),
  ];
  return html`<div class="panel">
    ${dataTable('How firm each segment is', columns, rows)}
    <p class="note">
      Customers were drawn anew again and again and grouped alike. The Jaccard coefficient says how
      much of a segment comes back: from 0.75 it is stable, from 0.6 doubtful, below it dissolves.
    </p>
  </div>`;
}

function sampleNote(
  nSamples: number,
  candidates: readonly Candidate[],
  figures: Figures,
): Markup | null {
  const size =
    candidates.find((c) => c.silhouetteSampleSize !== null)?.silhouetteSampleSize ?? null;
  if (size === null) return null;
  const basis =
    size === nSamples
      ? `all ${figures.count(size)} customers`
      : `a sample of ${figures.count(size)} customers`;
  return html`<p class="note">The silhouette was computed on ${basis}.</p>`;
}
