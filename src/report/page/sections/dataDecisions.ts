import type { Decision, RunManifest } from '../../../contract/index.ts';
import { stageWords } from '../../words.ts';
import { dataTable, end, start } from '../dataTable.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import type { Scope } from '../scope.ts';

/** What was decided about the data without being asked, the columns as they were understood, and the rows left out. */
export function dataDecisions(scope: Scope): Section {
  return {
    id: 'data',
    title: 'The data',
    lead: 'What was found in the data and decided without being asked, and the part each column plays.',
    body: html`${decisions(scope)}
      <div class="panel">${columns(scope)}</div>
      ${rejects(scope)}`,
  };
}

function decisions({ manifest }: Scope): Markup | null {
  const groups = stageWords.flatMap(({ stage, title }) => {
    const found = manifest.data.decisions.filter((d) => d.stage === stage);
    return found.length === 0 ? [] : [{ title, found }];
  });
  if (groups.length === 0) return null;
  return html`<dl class="panel rows">
    ${groups.map(
      ({ title, found }) =>
        html`<dt>${title}</dt>
          <dd>
            <ul>
              ${found.map(sentence)}
            </ul>
          </dd>`,
    )}
  </dl>`;
}

function sentence({ text }: Decision): Markup {
  return html`<li>${text}</li>`;
}

function columns({ manifest, figures }: Scope): Markup {
  const { columns, roles } = manifest.data;
  const used = clusteredColumns(manifest);
  const rows = columns.map((column) => {
    const role = roles.find((r) => r.name === column.name);
    const value = (n: number | null) => figures.brief(n, role?.unit ?? 'none');
    const share =
      column.count + column.missing > 0 ? column.missing / (column.count + column.missing) : null;
    return {
      cells: [
        html`<bdi>${column.name}</bdi
          >${used.has(column.name) ? html` <span class="tag">feature</span>` : null}`,
        role?.role ?? '–',
        column.format === null ? column.type : `${column.type}, ${column.format}`,
        figures.tick(share, 'rate'),
        figures.compact(column.distinct),
        value(column.min),
        value(column.median),
        value(column.max),
        html`<span class="reason">${role?.reason ?? '–'}</span>`,
      ],
    };
  });
  return dataTable(
    'Columns and the part each plays',
    [
      start('Column'),
      start('Role'),
      start('Read as'),
      end('Missing'),
      end('Distinct'),
      end('Minimum'),
      end('Median'),
      end('Maximum'),
      start('Why this role'),
    ],
    rows,
  );
}

/** Names of the columns that segments were formed on: a feature is a column, or one level of it as `job=admin`. */
function clusteredColumns({ features, data }: RunManifest): Set<string> {
  const names = new Set(features.names);
  const levels = features.names.filter((name) => name.includes('='));
  return new Set(
    data.columns
      .map((column) => column.name)
      .filter((name) => names.has(name) || levels.some((level) => level.startsWith(`${name}=`))),
  );
}

function rejects({ manifest, figures }: Scope): Markup | null {
  const { rejects, rowsRejected } = manifest.data;
  if (rejects.length === 0) return null;
  const caption =
    rejects.length < rowsRejected
      ? `The first ${figures.count(rejects.length)} of ${figures.count(rowsRejected)} rejected rows`
      : 'Rejected rows';
  const rows = rejects.map(({ line, column, reason }) => ({
    cells: [figures.count(line), column ?? '–', reason],
  }));
  return html`<div class="panel">
    ${dataTable(caption, [start('Line'), start('Column'), start('Reason')], rows)}
  </div>`;
}
