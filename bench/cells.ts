import type { Measured, Row } from './measure.ts';
import type { Target } from './stage.ts';

export const headings = [
  'stage',
  'ours',
  'Python',
  'ratio',
  'target',
  'results',
  'verdict',
] as const;

/** How the target of a row stands; `not judged` where a part of it could not be measured. */
export type Verdict = 'held' | 'missed' | 'not judged' | 'results differ' | 'failed';

/** What became of one stage or way of it: its figures, or why there are none. */
export type Told = Row | { readonly name: string; readonly failure: string };

export function hasFailed(told: Told, judged: boolean): boolean {
  const verdict = verdictOf(told, judged);
  return verdict === 'results differ' || verdict === 'failed';
}

/** @param judged false where the data are smaller than the targets are made for */
function verdictOf(told: Told, judged: boolean): Verdict {
  if ('failure' in told) return 'failed';
  if (told.agreement?.holds === false) return 'results differ';
  const parts = partsOf(told);
  if (!judged || parts.includes(null)) return 'not judged';
  return parts.every((part) => part) ? 'held' : 'missed';
}

/** For each part of the target whether it holds; null where it was not measured. */
function partsOf({ target, ours, theirs }: Row): (boolean | null)[] {
  const ratio = ratioOf(ours, theirs);
  const parts: (boolean | null)[] = [];
  if (target.ratio !== undefined) parts.push(ratio === null ? null : ratio >= target.ratio);
  if (target.ms !== undefined) parts.push(ours.ms <= target.ms);
  if (target.megabytes !== undefined) {
    parts.push(ours.megabytes === null ? null : ours.megabytes <= target.megabytes);
  }
  if (target.memoryRatio !== undefined) {
    const memory = memoryRatioOf(ours, theirs);
    parts.push(memory === null ? null : memory >= target.memoryRatio);
  }
  return parts;
}

function ratioOf(ours: Measured, theirs: Measured | null): number | null {
  return theirs === null ? null : theirs.ms / ours.ms;
}

function memoryRatioOf({ megabytes }: Measured, theirs: Measured | null): number | null {
  const other = theirs?.megabytes ?? null;
  return megabytes === null || other === null ? null : other / megabytes;
}

/** One cell a heading. */
export function cellsOf(told: Told, judged: boolean): string[] {
  if ('failure' in told) return [told.name, '', '', '', '', told.failure, 'failed'];
  const { name, ours, theirs, target, agreement } = told;
  const ratio = ratioOf(ours, theirs);
  return [
    name,
    measured(ours),
    theirs === null ? '–' : measured(theirs),
    ratio === null ? '–' : `${ratio.toFixed(ratio < 10 ? 1 : 0)} x`,
    targetText(target),
    agreement?.text ?? '–',
    verdictOf(told, judged),
  ];
}

function measured({ ms, megabytes, rounds }: Measured): string {
  const memory = megabytes === null ? '' : `, ${Math.round(megabytes)} MB`;
  return `${duration(ms)}${memory} (${rounds})`;
}

function duration(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1_000) return `${(ms / 1000).toFixed(2)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

function targetText({ ratio, ms, megabytes, memoryRatio }: Target): string {
  const parts = [
    ratio === undefined ? '' : `at least ${ratio} x`,
    ms === undefined ? '' : `at most ${ms / 1000} s`,
    megabytes === undefined ? '' : `at most ${megabytes} MB`,
    memoryRatio === undefined ? '' : `at most 1/${memoryRatio} of its memory`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'same results' : parts.join(', ');
}
