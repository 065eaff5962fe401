import type { DataProblem, KeptInspection } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import { dataTable, end, start } from '../page/dataTable.ts';
import { html } from '../page/markup.ts';
import type { Section } from '../page/section.ts';
import { associationTable } from './associationTable.ts';
import { columnCard } from './columnCard.ts';
import { contentWords, missingShare, notesOn } from './words.ts';

/** What is in a source: what to mend, the columns, how their values are spread, and what goes together. */
export function inspectionSections(inspection: KeptInspection, figures: Figures): Section[] {
  return [fixes, columns, pictures, together].flatMap(
    (section) => section(inspection, figures) ?? [],
  );
}

function fixes({ quality }: KeptInspection, figures: Figures): Section {
  const rows = quality.fixFirst.map((problem: DataProblem) => ({
    cells: [
      problem.text,
      problem.column ?? '–',
      figures.count(problem.count),
      figures.tick(problem.share, 'rate'),
    ],
  }));
  return {
    id: 'mend',
    title: 'Mend first',
    lead: `Quality ${quality.score} of 100. What matters most stands first.`,
    body:
      rows.length === 0
        ? html`<p class="panel">Nothing to mend was found.</p>`
        : html`<div class="panel">
            ${dataTable(
              'What to mend',
              [start('What and how'), start('Column'), end('Touches'), end('Share')],
              rows,
            )}
          </div>`,
  };
}

function columns(inspection: KeptInspection, figures: Figures): Section {
  const rows = inspection.columns.map((column) => {
    const { summary, role } = column;
    return {
      cells: [
        html`<bdi>${summary.name}</bdi>`,
        summary.format === null ? summary.type : `${summary.type}, ${summary.format}`,
        html`<span title="${role.reason}"
          >${role.role} ${figures.percent(role.confidence, 0)}</span
        >`,
        figures.percent(missingShare(column), 1),
        figures.compact(summary.distinct),
        contentWords(column, figures),
        notesOn(column, figures).join(', '),
      ],
    };
  });
  return {
    id: 'columns',
    title: 'The columns',
    lead: 'What each was read as and the part it plays, with how sure that is.',
    body: html`<div class="panel">
      ${dataTable(
        'Columns',
        [
          start('Column'),
          start('Read as'),
          start('Role'),
          end('Missing'),
          end('Distinct'),
          start('Holds'),
          start('Note'),
        ],
        rows,
      )}
    </div>`,
  };
}

function pictures(inspection: KeptInspection, figures: Figures): Section | null {
  const cards = inspection.columns.flatMap((column) => columnCard(column, figures) ?? []);
  if (cards.length === 0) return null;
  return {
    id: 'pictures',
    title: 'How values are spread',
    lead: 'Numbers by size, categories by how often they come, dates by time.',
    body: html`<div class="charts">${cards}</div>`,
  };
}

function together({ correlations }: KeptInspection, figures: Figures): Section | null {
  const { pearson, spearman, cramersV } = correlations;
  const tables = [
    associationTable('Pearson’s correlation', pearson, figures),
    associationTable('Spearman’s rank correlation', spearman, figures),
    associationTable('Cramér’s V', cramersV, figures),
  ].flatMap((table) => table ?? []);
  if (tables.length === 0) return null;
  return {
    id: 'together',
    title: 'What goes together',
    lead: `On ${figures.count(correlations.rows)} rows spread evenly over the source, each pair where both values are there.`,
    body: tables.map((table) => html`<div class="panel">${table}</div>`),
  };
}
