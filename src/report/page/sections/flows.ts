import { algorithms, type RunManifest, type SolutionFlow } from '../../../contract/index.ts';
import { shorten } from '../../graphemes.ts';
import { flowChart, type FlowColumn } from '../charts/flowChart.ts';
import { dendrogram } from '../charts/dendrogram.ts';
import { dataTable, end, start, type DataRow } from '../dataTable.ts';
import { html, type Markup } from '../markup.ts';
import type { Section } from '../section.ts';
import { segmentClass, type Scope } from '../scope.ts';

const longestName = 32;

/** Solutions shown on each side of the chosen one. */
const beside = 2;

/** Where customers go when there are fewer or more segments, and how far other algorithms agree. */
export function flows(scope: Scope): Section | null {
  const { manifest, figures } = scope;
  const { chosen } = manifest.selection;
  const found = [...ownSteps(manifest), ...manifest.selection.flows];
  const joined = tree(scope);
  if (found.length === 0 && joined === null) return null;
  const rows = found
    .filter(({ adjustedRandIndex }) => Number.isFinite(adjustedRandIndex))
    .map(({ first, second, adjustedRandIndex }) => ({
      cells: [titleOf(first), titleOf(second), figures.decimal(adjustedRandIndex)],
    }));
  return {
    id: 'flows',
    title: 'Beside other solutions',
    lead: `How customers of ${titleOf(chosen)} are grouped by the other solutions that were tried.`,
    body: html`${chart(manifest)}${joined}${found.length === 0 ? null : agreement(rows)}`,
  };
}

function agreement(rows: readonly DataRow[]): Markup {
  return html`<div class="panel">
    ${dataTable('How far solutions agree', [start('Solution'), start('Beside'), end('Adjusted Rand index')], rows)}
    <p class="note">1: the same groups, about 0: as by chance.</p>
  </div>`;
}

/** How segments would join into broader ones. */
function tree({ manifest: { tree: found, segments }, figures }: Scope): Markup | null {
  if (found === null) return null;
  const isMerged = found.leaves.length > segments.length;
  const leaves = found.leaves.map(({ cluster, size }) => {
    const place = segments.findIndex((segment) => segment.cluster === cluster);
    const name = shorten(segments[place].name, longestName);
    return {
      name: isMerged ? `${name} (${figures.count(size)})` : name,
      className: segmentClass(place),
    };
  });
  const [{ first, second }] = found.merges;
  const words = isMerged
    ? `${found.leaves.length} segments were merged into ${segments.length}; each is told by the segment that it became part of, and its customers.`
    : `"${leaves[first].name}" and "${leaves[second].name}" are nearest to each other and would join first.`;
  return html`<figure class="card">
    <figcaption>
      <h3>How segments join into broader ones</h3>
      <small>${words}</small>
    </figcaption>
    ${dendrogram(found, leaves, `Tree of the segments: ${words}`)}
  </figure>`;
}

function titleOf({ algorithm, k }: SolutionFlow['first']): string {
  return `${algorithms[algorithm].title}, ${k}`;
}

function isSame(a: SolutionFlow['first'], b: SolutionFlow['first']): boolean {
  return a.algorithm === b.algorithm && a.k === b.k;
}

/** From each number of segments of the chosen algorithm to the next. */
function ownSteps({ selection: { chosen }, solutions }: RunManifest): SolutionFlow[] {
  const { algorithm } = chosen;
  return solutions.flatMap(({ k, inNext, agreementWithNext }, i) => {
    const next = solutions.at(i + 1);
    if (inNext === null || next === undefined) return [];
    return {
      first: { algorithm, k },
      second: { algorithm, k: next.k },
      adjustedRandIndex: agreementWithNext ?? NaN,
      moves: inNext,
    };
  });
}

/** The chosen solution between those with fewer and more segments. */
function chart(manifest: RunManifest): Markup | null {
  const { selection, segments } = manifest;
  const { chosen } = selection;
  const near = ownSteps(manifest).filter(
    ({ first, second }) =>
      Math.abs(first.k - chosen.k) <= beside && Math.abs(second.k - chosen.k) <= beside,
  );
  const intoChosen = selection.flows.filter(({ second }) => isSame(second, chosen)).slice(0, 1);
  const steps = near.length > 0 ? near : intoChosen;
  if (steps.length === 0) return null;
  const solutions = [steps[0].first, ...steps.map(({ second }) => second)];
  const columns = solutions.map((solution): FlowColumn => {
    const { k } = solution;
    const isChosen = isSame(solution, chosen);
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
    ${flowChart({ columns, moves: steps.map(({ moves }) => moves), description })}
  </figure>`;
}
