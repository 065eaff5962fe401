import type { Segment } from '../../contract/index.ts';
import { conditionsInWords } from '../ruleWords.ts';
import type { Screen } from './screen.ts';
import { cells, fit, flow, plain, wrap } from './textLayout.ts';

const mostTraits = 3;
const barWidth = 20;

/** One entry a segment: name, share, size, what sets it apart, how to tell it, what to do first. */
export function segmentsPart(screen: Screen): string[] {
  const { segments } = screen.manifest;
  const nameWidth = nameWidthFor(screen);
  const entries = segments.map((segment, index) => {
    const lines = [heading(screen, segment, index, nameWidth)];
    const told = [
      traits(screen, segment),
      bestRule(screen, segment),
      firstStrategy(screen, segment),
    ];
    return lines.concat(...told).join('\n');
  });
  return [entries.join('\n\n')];
}

function nameWidthFor({ manifest, figures, width }: Screen): number {
  const longest = Math.max(...manifest.segments.map((s) => cells(plain(s.name))), 8);
  const figuresWidth = 9 + 2 + sizeWidth(manifest.segments, figures.count);
  return Math.min(longest, width - 2 - figuresWidth - (width >= 72 ? barWidth + 2 : 0));
}

function sizeWidth(segments: readonly Segment[], count: (n: number) => string): number {
  return Math.max(...segments.map((s) => cells(count(s.size))));
}

function heading(screen: Screen, segment: Segment, index: number, nameWidth: number): string {
  const { figures, paint, width, manifest } = screen;
  const name = paint.bold(fit(plain(segment.name), nameWidth));
  const bar = width >= 72 ? `  ${paint.segment(index, shareBar(segment.share))}` : '';
  const share = fit(figures.percent(segment.share), 9, 'end');
  const size = fit(figures.count(segment.size), sizeWidth(manifest.segments, figures.count), 'end');
  return `${paint.segment(index, '●')} ${name}${bar}${share}  ${paint.dim(size)}`;
}

/** A share of 1 fills the bar; the remainder is shown by a lighter track. */
function shareBar(share: number): string {
  const full = Math.min(barWidth, Math.max(share > 0 ? 1 : 0, Math.round(share * barWidth)));
  return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

function traits({ figures, paint, width }: Screen, { traits, profile }: Segment): string[] {
  const words = traits.slice(0, mostTraits).map(({ label, unit, direction, value, overall }) => {
    const mark = direction === 'high' ? '▲' : '▼';
    return `${mark} ${label} ${figures.brief(value, unit)} (all ${figures.brief(overall, unit)})`;
  });
  const outcome = profile.outcomes.at(0);
  if (outcome !== undefined) {
    const { rate, overallRate } = outcome;
    words.push(
      `${outcome.outcome} = ${outcome.level} ${figures.percent(rate)} (all ${figures.percent(overallRate)})`,
    );
  }
  const lines = flow(words.map(plain), width - 2, '   ');
  return lines.map((line) => `  ${line.replaceAll(/\(all [^()]*\)/g, paint.dim)}`);
}

/** The rule that reaches most of the segment. */
function bestRule({ manifest, figures, paint, width }: Screen, { id }: Segment): string[] {
  const found = manifest.rules?.segments.find(({ segmentId }) => segmentId === id);
  const rule = found?.rules.at(0);
  if (rule === undefined) return [];
  const shares = `(${figures.percent(rule.coverage)} of it, ${figures.percent(rule.precision)} right)`;
  const words = [...conditionsInWords(rule, manifest, figures), shares].map(plain);
  const lines = flow(words, width - 4, ' · ');
  return lines.map((line, i) => paint.dim(`  ${i === 0 ? '=' : ' '} ${line}`));
}

function firstStrategy({ paint, width }: Screen, { strategy }: Segment): string[] {
  const first = strategy.at(0);
  if (first === undefined) return [];
  return wrap(plain(first.action), width - 4).map((line, i) =>
    paint.accent(`  ${i === 0 ? '→' : ' '} ${line}`),
  );
}
