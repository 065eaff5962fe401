import type { InspectedColumn } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import { html, type Markup } from '../page/markup.ts';
import { barChart, type Bar } from './barChart.ts';
import { rowChart } from './rowChart.ts';

/** The picture of a column; null where it has none: identifiers, free text, no values. */
export function columnCard(column: InspectedColumn, figures: Figures): Markup | null {
  const picture = pictureOf(column, figures);
  if (picture === null) return null;
  return html`<figure class="card">
    <figcaption>
      <h3><bdi>${column.summary.name}</bdi></h3>
      <small>${picture.note}</small>
    </figcaption>
    ${picture.chart}
  </figure>`;
}

function pictureOf(
  column: InspectedColumn,
  figures: Figures,
): { note: string; chart: Markup } | null {
  const { summary, histogram, commonest, dates, role } = column;
  if (role.role === 'id' || role.role === 'key') return null;
  if (histogram !== null) {
    const value = (n: number): string => figures.brief(n, role.unit);
    const bars = histogram.counts.map((count, i): Bar => ({
      count,
      label: `${value(histogram.edges[i] ?? 0)} to ${value(histogram.edges[i + 1] ?? 0)}`,
    }));
    const skew = figures.decimal(summary.skewness, 1);
    return {
      note: `skewness ${skew}${histogram.logarithmic ? ', bars grow by a factor' : ''}${histogram.openEnd ? ', the last bar holds all above' : ''}`,
      chart: barChart(`Distribution of ${summary.name}`, bars, figures, [
        value(histogram.edges[0] ?? 0),
        value(histogram.edges.at(-1) ?? 0),
      ]),
    };
  }
  if (dates !== null) {
    const bars = dates.periods.map(({ period, count }): Bar => ({ count, label: period }));
    return {
      note: `${figures.count(dates.daysPresent)} of ${figures.count(dates.days)} days, longest gap ${figures.count(dates.longestGap)}`,
      chart: barChart(`Values of ${summary.name} by time`, bars, figures, [
        dates.periods[0]?.period ?? '',
        dates.periods.at(-1)?.period ?? '',
      ]),
    };
  }
  if (commonest.length === 0) return null;
  return {
    note: `${figures.count(summary.distinct)} different`,
    chart: rowChart(`Commonest values of ${summary.name}`, commonest, summary.count, figures),
  };
}
