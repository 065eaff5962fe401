import type { Figures } from '../../format.ts';
import { html, type Markup } from '../markup.ts';
import { niceTicks, short } from './scale.ts';

export interface LinePoint {
  readonly k: number;
  readonly value: number;
  /** Half the length of the error bar; null for none. */
  readonly error: number | null;
}

export interface LineChart {
  readonly points: readonly LinePoint[];
  readonly chosen: number;
  /** The k this measure prefers; null when it has no preference. */
  readonly preferred: number | null;
  /** The picture in words. */
  readonly description: string;
  readonly write: (value: number) => string;
  readonly figures: Figures;
}

const width = 320;
const height = 180;
const plot = { left: 46, right: 310, top: 22, bottom: 152 };

interface Scales {
  readonly x: (k: number) => string;
  readonly y: (value: number) => string;
}

/** A line over k: the chosen k has a dashed rule and a full point, the preferred one a ring. */
export function lineChart(chart: LineChart): Markup {
  const scales = scalesOf(chart.points);
  const line = chart.points.map((p) => `${scales.x(p.k)} ${scales.y(p.value)}`).join('L');
  return html`<svg
    class="line"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="${chart.description}"
  >
    ${gridOf(chart, scales)}${chosenRule(chart, scales)}
    <path class="trend" d="M${line}" />
    ${chart.points.map((point) => marker(chart, point, scales))}${kAxis(chart, scales)}
  </svg>`;
}

function scalesOf(points: readonly LinePoint[]): Scales {
  const ks = points.map((p) => p.k);
  const [low, high] = extent(points);
  const [first, last] = [Math.min(...ks), Math.max(...ks)];
  const x = (k: number) =>
    plot.left + 10 + ((k - first) / (last - first)) * (plot.right - plot.left - 20);
  const y = (v: number) => plot.bottom - ((v - low) / (high - low)) * (plot.bottom - plot.top);
  return { x: (k) => short(x(k)), y: (v) => short(y(v)) };
}

function extent(points: readonly LinePoint[]): [number, number] {
  const low = Math.min(...points.map((p) => p.value - (p.error ?? 0)));
  const high = Math.max(...points.map((p) => p.value + (p.error ?? 0)));
  const margin = (high - low || Math.abs(high) || 1) * 0.08;
  return [low - margin, high + margin];
}

function gridOf(chart: LineChart, { y }: Scales): Markup[] {
  const [low, high] = extent(chart.points);
  return niceTicks(low, high, 3).map(
    (tick) =>
      html`<path class="grid" d="M${plot.left} ${y(tick)}H${plot.right}" /><text
          class="end"
          x="${plot.left - 8}"
          y="${y(tick)}"
          dy=".35em"
          >${chart.figures.compact(tick)}</text
        >`,
  );
}

function chosenRule({ points, chosen }: LineChart, { x }: Scales): Markup | null {
  if (!points.some((p) => p.k === chosen)) return null;
  return html`<path class="chosen" d="M${x(chosen)} ${plot.top}V${plot.bottom}" /><text
      class="chosen"
      x="${x(chosen)}"
      y="${plot.top - 8}"
      >chosen</text
    >`;
}

function marker(
  { chosen, preferred, write }: LineChart,
  point: LinePoint,
  { x, y }: Scales,
): Markup {
  const at = html`cx="${x(point.k)}" cy="${y(point.value)}"`;
  const bar = point.error === null ? null : errorBar(point, point.error, { x, y });
  const ring = point.k === preferred ? html`<circle class="preferred" ${at} r="8" />` : null;
  const kind = point.k === chosen ? 'dot full' : 'dot';
  return html`<g
    >${bar}${ring}<circle class="${kind}" ${at} r="3.5" /><title>
      k = ${point.k}: ${write(point.value)}
    </title></g
  >`;
}

function errorBar(point: LinePoint, error: number, { x, y }: Scales): Markup {
  return html`<path
    class="error"
    d="M${x(point.k)} ${y(point.value - error)}V${y(point.value + error)}"
  />`;
}

function kAxis({ points, chosen, preferred, figures }: LineChart, { x }: Scales): Markup[] {
  const every = Math.ceil(points.length / 12);
  return points
    .filter((p, i) => i % every === 0 || p.k === chosen || p.k === preferred)
    .map(
      (p) =>
        html`<text
          class="${p.k === chosen ? 'k strong' : 'k'}"
          x="${x(p.k)}"
          y="${plot.bottom + 18}"
          >${figures.count(p.k)}</text
        >`,
    );
}
