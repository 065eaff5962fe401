import { algorithms, type Candidate } from '../../contract/index.ts';
import { measures, stabilityWords, verdictWords, voteLabel } from '../words.ts';
import type { Screen } from './screen.ts';
import { cells, fit, listItem, plain, wrap } from './textLayout.ts';

/** The verdict, the reasons for this k, and the figures of every k that was tried. */
export function choicePart(screen: Screen): string[] {
  const { manifest, paint, width } = screen;
  const { selection } = manifest;
  const { short, long } = verdictWords[selection.verdict];
  const brush = { clear: paint.good, weak: paint.accent, none: paint.warn }[selection.verdict];
  const n = manifest.segments.length;
  const by =
    selection.chosen.algorithm === 'kmeans'
      ? ''
      : ` by ${algorithms[selection.chosen.algorithm].title}`;
  const title = `${n === 1 ? '1 segment' : `${n} segments`}${by}`;
  const compared = selection.candidates.length > 1;
  return [
    `${paint.bold(title)}  ${brush(short)}`,
    ...wrap(long, width - 2).map((line) => `  ${line}`),
    ...selection.reasons.flatMap((reason) => listItem('·', reason, width)),
    ...unassigned(screen),
    ...stability(screen),
    ...(compared ? ['', ...comparison(screen), ...preferences(screen)] : []),
  ];
}

function unassigned({ manifest, figures, paint, width }: Screen): string[] {
  const { unassigned: count, features } = manifest;
  if (count === 0) return [];
  const text = `${figures.count(count)} customers (${figures.percent(count / features.nSamples)}) are in no segment: they are like no group.`;
  return listItem('!', text, width).map(paint.warn);
}

function stability({ manifest, figures, width }: Screen): string[] {
  const words = manifest.segments.flatMap(({ name, share, stability: found }) =>
    found === null
      ? []
      : [
          `${plain(name)} ${figures.percent(share, 0)}, ${figures.decimal(found.jaccard)} ${stabilityWords[found.verdict]}`,
        ],
  );
  if (words.length === 0) return [];
  return listItem('·', `Found again when customers are drawn anew: ${words.join('; ')}.`, width);
}

interface Column {
  readonly title: string;
  readonly text: (candidate: Candidate) => string;
}

/** As many columns as fit, those that speak of k most directly first. */
function columnsFor({ manifest, figures, width }: Screen): { column: Column; width: number }[] {
  const { candidates } = manifest.selection;
  const wanted: Column[] = measures
    .filter((m) => candidates.some((c) => m.figure(c) !== null))
    .toSorted((a, b) => Number(a.key === 'inertia') - Number(b.key === 'inertia'))
    .map((m) => ({ title: m.short, text: (c) => figures.decimal(m.figure(c), m.digits) }));
  const smallest: Column = {
    title: 'Smallest',
    text: (c) => figures.count(c.clusterSizes.at(-1) ?? null),
  };
  const several = new Set(candidates.map(({ algorithm }) => algorithm)).size > 1;
  const algorithm: Column = { title: 'Algorithm', text: (c) => algorithms[c.algorithm].title };
  let left = width - 6;
  return [...(several ? [algorithm] : []), ...wanted, smallest].flatMap((column) => {
    const own = Math.max(cells(column.title), ...candidates.map((c) => cells(column.text(c)))) + 2;
    if (own > left) return [];
    left -= own;
    return [{ column, width: own }];
  });
}

function comparison(screen: Screen): string[] {
  const { manifest, figures, paint } = screen;
  const { candidates, chosen } = manifest.selection;
  const columns = columnsFor(screen);
  const head = columns.map(({ column, width }) => fit(column.title, width, 'end')).join('');
  const rows = candidates.map((c) => {
    const row = columns.map(({ column, width }) => fit(column.text(c), width, 'end')).join('');
    const line = `${fit(figures.count(c.k), 2, 'end')}${row}`;
    return c.k === chosen.k && c.algorithm === chosen.algorithm
      ? paint.bold(paint.accent(`  ▶ ${line}`))
      : `    ${line}`;
  });
  return [paint.dim(`     k${head}`), ...rows];
}

function preferences({ manifest, figures, paint, width }: Screen): string[] {
  const { votes } = manifest.selection;
  if (votes.length === 0) return [];
  const words = votes.map(
    ({ measure, k }) => `${voteLabel(measure)} ${k === null ? 'none' : figures.count(k)}`,
  );
  return listItem(' ', `Preferred k: ${words.join(', ')}`, width).map(paint.dim);
}
