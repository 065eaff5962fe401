import type { ClassifierReport } from '../../contract/index.ts';
import { heatLegend, heatTable, type HeatRow } from './heatTable.ts';
import { html, type Markup } from './markup.ts';
import type { Scope } from './scope.ts';

/** A segment of which this share is taken for another one has the full colour there. */
const fullMistake = 0.25;

/** Held-out customers: what they are against what the forest says, with precision and recall. */
export function confusionPanel(report: ClassifierReport, { manifest, figures }: Scope): Markup {
  const { segments } = manifest;
  const rows = report.confusion.map((counts, truth): HeatRow => {
    const size = counts.reduce((sum, count) => sum + count, 0);
    const name = segments[truth]?.name ?? '';
    return {
      label: name,
      cells: counts.map((count, said) => {
        const share = size === 0 ? null : count / size;
        return {
          strength: share === null ? null : said === truth ? share : -share / fullMistake,
          texts: [figures.count(count), figures.percent(share)],
          description: `${figures.count(count)} of ${figures.count(size)} customers of ${name} are said to be ${segments[said]?.name ?? ''}`,
        };
      }),
      overall: twice(figures.percent(report.recall[truth] ?? null)),
    };
  });
  const precision: HeatRow = {
    label: 'Precision',
    cells: report.precision.map((share, said) => ({
      strength: null,
      texts: twice(figures.percent(share)),
      description: `${figures.percent(share)} of those said to be ${segments[said]?.name ?? ''} are`,
    })),
    overall: twice(''),
  };
  return html`<div class="panel">
    ${heatTable({
      id: 'confusion',
      caption: 'Held-out customers: their segment, and what the forest says',
      rowTitle: 'Is, and is said to be',
      views: [
        { label: 'Customers', overall: 'Recall' },
        { label: 'Share', overall: 'Recall' },
      ],
      segments,
      groups: [{ title: null, rows: [...rows, precision] }],
    })}${heatLegend('taken for another', 'full colour from a quarter of the segment', 'told rightly')}
    <p class="note">
      Recall: of a segment’s customers, the share that the forest tells. Precision: of those it says
      are of a segment, the share that are.
    </p>
  </div>`;
}

function twice(text: string): string[] {
  return [text, text];
}
