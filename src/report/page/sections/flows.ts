import { algorithms, type RunManifest, type SolutionFlow } from '../../../contract/index.ts';
import { flowChart, type FlowColumn } from '../charts/flowChart.ts';
import { dataTable, end, start } from '../dataTable.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { segmentClass, type Scope } from '../scope.ts';

/** Solutions shown on each side of the chosen one. */
const beside = 2;

/** Where customers go when there are fewer or more segments, and how far other algorithms agree. */
export function flows({ manifest, figures }: Scope): Section | null {
  const { flows: found, chosen } = manifest.selection;
  if (found.length === 0) return null;
  const rows = found.map(({ first, second, adjustedRandIndex }) => ({
    cells: [titleOf(first), titleOf(second), figures.decimal(adjustedRandIndex)],
  }));
  return {
    id: 'flows',
    title: 'Beside other solutions',
    lead: `How customers of ${titleOf(chosen)} are grouped by the other solutions that were tried.`,
    body: html`${chart(manifest)}
      <div class="panel">
        ${dataTable('How far solutions agree', [start('Solution'), start('Beside'), end('Adjusted Rand index')], rows)}
        <p class="note">1: the same groups, about 0: as by chance.</p>
      </div>`,
  };
}

function titleOf({ algorithm, k }: SolutionFlow['first']): string {
  return `${algorithms[algorithm].title}, ${k}`;
}

/** The chosen solution between those with fewer and more segments. */
function chart({ selection, segments }: RunManifest): Markup | null {
  const { chosen, flows: all } = selection;
  const near = all.filter(
    ({ first, second }) =>
      first.algorithm === second.algorithm &&
      Math.abs(first.k - chosen.k) <= beside &&
      Math.abs(second.k - chosen.k) <= beside,
  );
  if (near.length === 0) return null;
  const solutions = [near[0].first, ...near.map(({ second }) => second)];
  const columns = solutions.map(({ k }): FlowColumn => {
    const isChosen = k === chosen.k;
    return {
      title: String(k),
      names: isChosen ? segments.map(({ name }) => name) : [],
      classes: Array.from({ length: k }, (_, cluster) =>
        isChosen ? segmentClass(segments.findIndex((each) => each.cluster === cluster)) : 'other',
      ),
    };
  });
  const description = `Customers as ribbons between solutions of ${solutions.map(({ k }) => k).join(', ')} segments; ${chosen.k} was chosen.`;
  return html`<figure class="card">
    ${flowChart({ columns, moves: near.map(({ moves }) => moves), description })}
  </figure>`;
}
