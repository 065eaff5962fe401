import type { Figures } from '../format.ts';
import { html, type Markup } from '../page/markup.ts';

export interface Bar {
  readonly label: string;
  readonly count: number;
}

const width = 320;
const height = 110;
const foot = 18;

/**
 * Upright bars side by side, as high as their counts; each says its own figure when pointed at.
 *
 * @param ends what stands below the first and the last bar
 */
export function barChart(
  name: string,
  bars: readonly Bar[],
  figures: Figures,
  ends: readonly [string, string],
): Markup {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = width / bars.length;
  const top = bars.reduce((best, bar) => (bar.count > best.count ? bar : best), {
    label: '',
    count: 0,
  });
  const summary = `${name}, ${bars.length} bars from ${ends[0]} to ${ends[1]}; most, ${figures.count(top.count)}, at ${top.label}`;
  const drawn = bars.map(({ label, count }, i) => {
    const size = (count / most) * height;
    return html`<rect
      class="column"
      x="${round(i * step + 0.5)}"
      y="${round(height - size)}"
      width="${round(Math.max(0.5, step - 1))}"
      height="${round(size)}"
      ><title>${label}: ${figures.count(count)}</title></rect
    >`;
  });
  return html`<svg viewBox="0 0 ${width} ${height + foot}" role="img" aria-label="${summary}">
    ${drawn}
    <line class="grid" x1="0" x2="${width}" y1="${height}" y2="${height}" />
    <text x="0" y="${height + 14}">${ends[0]}</text>
    <text class="end" x="${width}" y="${height + 14}">${ends[1]}</text>
  </svg>`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
