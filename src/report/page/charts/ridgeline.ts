import type { Distribution } from '../../../contract/index.ts';
import { twoLines } from '../../graphemes.ts';
import { html, type Markup } from '../markup.ts';
import { binPosition, niceTicks, powerTicks, short } from './scale.ts';

/** One row of a ridgeline: a segment's values against everyone's. */
export interface Ridge {
  readonly name: string;
  readonly counts: readonly number[];
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  /** The row in words. */
  readonly description: string;
}

export interface Ridgeline {
  /** Unique in the page, so that the shape of all customers can be drawn once and reused. */
  readonly id: string;
  readonly distribution: Distribution;
  readonly ridges: readonly Ridge[];
  readonly description: string;
  readonly write: (value: number) => string;
}

const width = 330;
const left = 116;
const right = 318;
const rowHeight = 30;
const peak = 22;
const unit = 2000;

/**
 * How one feature spreads in each segment (colour) and over all customers (grey). Both shapes of a
 * row enclose the same area; rows are scaled one by one so that a flat segment stays readable.
 */
export function ridgeline(chart: Ridgeline): Markup {
  const bottom = chart.ridges.length * rowHeight + 4;
  const everyone = sharesOf(chart.distribution.overall);
  return html`<svg
    class="ridges"
    viewBox="0 0 ${width} ${bottom + 20}"
    role="img"
    aria-label="${chart.description}"
  >
    <defs><path id="${chart.id}" d="${outline(everyone)}" /></defs>
    ${chart.ridges.map((ridge, i) => row(chart, ridge, i, Math.max(...everyone)))}
    ${axis(chart, bottom)}
  </svg>`;
}

function row(chart: Ridgeline, ridge: Ridge, index: number, everyonePeak: number): Markup {
  const shares = sharesOf(ridge.counts);
  const high = Math.max(everyonePeak, ...shares) || 1;
  const baseline = (index + 1) * rowHeight;
  const scale = (peak / (high * unit)).toPrecision(3);
  return html`<g class="seg s${index + 1}" transform="translate(0 ${baseline})">
    <title>${ridge.description}</title>
    ${rowName(ridge.name)}
    <use href="#${chart.id}" class="all" transform="scale(1 ${scale})" />
    <path
      class="own"
      transform="scale(1 ${scale})"
      d="${outline(shares)}"
    />${quartiles(chart, ridge)}</g
  >`;
}

function rowName(name: string): Markup[] {
  const lines = twoLines(name, 20);
  const top = lines.length === 1 ? -5 : -12;
  return lines.map((line, i) => html`<text class="row" x="0" y="${top + i * 12}">${line}</text>`);
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}

/** A stepped shape over the bins, a share of 1 standing `unit` high before scaling. */
function outline(shares: readonly number[]): string {
  const step = (right - left) / shares.length;
  const heights = shares.map((share) => Math.round(share * unit));
  const steps = heights.map((h, i) => `V${h === 0 ? 0 : -h}H${short(left + (i + 1) * step)}`);
  return `M${left} 0${steps.join('')}V0z`;
}

function quartiles({ distribution }: Ridgeline, { q1, median, q3 }: Ridge): Markup | null {
  if (q1 === null || median === null || q3 === null) return null;
  const at = (value: number) => short(placeOf(distribution, value));
  return html`<path class="middle" d="M${at(q1)} 2.5H${at(q3)}" /><circle
      class="median"
      cx="${at(median)}"
      cy="2.5"
      r="2.6"
    />`;
}

function placeOf({ edges, spacing }: Distribution, value: number): number {
  const position = binPosition(edges, value, spacing);
  return left + (position / (edges.length - 1)) * (right - left);
}

function axis({ distribution, write }: Ridgeline, y: number): Markup {
  const ticks = ticksOf(distribution);
  return html`<path class="grid" d="M${left} ${y}H${right}" />${ticks.map((tick) => {
      const x = short(placeOf(distribution, tick));
      return html`<path class="grid" d="M${x} ${y}v3" /><text class="k" x="${x}" y="${y + 14}"
          >${write(tick)}</text
        >`;
    })}`;
}

function ticksOf({ edges, spacing }: Distribution): number[] {
  const last = edges[edges.length - 1];
  if (spacing === 'linear') return niceTicks(edges[0], last, 4);
  const firstPositive = edges.find((edge) => edge > 0) ?? last;
  const powers = powerTicks(firstPositive, last, 4);
  return edges[0] <= 0 ? [edges[0], ...powers] : powers;
}
