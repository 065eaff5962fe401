import { memo, useCallback, useMemo, useState } from 'react';
import type { Range } from '../../crossfilter/index.ts';
import { rangeAfter, rangeOfBin, stopsOfRange, ticksOf, type Bins } from './bins.ts';
import type { Brush } from './brush.ts';
import { BrushArea } from './BrushArea.tsx';
import classes from './Histogram.module.css';
import { histogramShape } from './option.ts';
import { RangeFields } from './RangeFields.tsx';
import { rangeWords } from './rangeWords.ts';

/** Bars that can be brushed by mouse, touch, keyboard or by typing. */
export function Histogram({
  label,
  bins,
  counts,
  totals,
  range,
  onRange,
  onNear,
  words,
}: {
  label: string;
  bins: Bins;
  /** One a bin, and a last one for missing values; null while unknown. */
  counts: ArrayLike<number> | null;
  totals: ArrayLike<number>;
  range: Range;
  onRange: (range: Range) => void;
  /** The pointer or the focus has come to the chart. */
  onNear: () => void;
  /** How values and customers are written. */
  words: {
    readonly value: (n: number) => string;
    readonly tick: (n: number) => string;
    readonly count: (n: number) => string;
  };
}) {
  const nBins = bins.edges.length - 1;
  const shape = useMemo(() => histogramShape(counts, totals), [counts, totals]);
  const [bin, setBin] = useState<number | null>(null);
  const brush = useMemo(() => {
    const [start, end] = stopsOfRange(bins, range);
    return { start, end };
  }, [bins, range]);
  const { value } = words;
  const ends = useMemo(
    () => ({
      start: range.from === null ? 'open' : value(range.from),
      end: range.to === null ? 'open' : value(range.to),
    }),
    [range, value],
  );
  const onBrush = useCallback(
    (next: Brush) => onRange(rangeAfter(bins, range, next)),
    [bins, range, onRange],
  );
  return (
    <div className={classes.histogram} onPointerEnter={onNear} onFocus={onNear}>
      <p className={classes.readout}>
        {bin === null
          ? topWords(shape.top, words.count)
          : binWords(bins, bin, counts, totals, words)}
      </p>
      <div className={classes.plot} onPointerLeave={() => setBin(null)}>
        <svg
          viewBox={`0 0 ${nBins} 100`}
          preserveAspectRatio="none"
          className={classes.picture}
          aria-hidden="true"
        >
          <path d={shape.expected} className={classes.expected} />
          <path d={shape.bars} className={classes.bars} />
        </svg>
        <BrushArea
          label={label}
          nBins={nBins}
          brush={brush}
          words={ends}
          onBrush={onBrush}
          onHover={setBin}
        />
      </div>
      <Axis bins={bins} tick={words.tick} />
      <RangeFields label={label} range={range} onRange={onRange} />
    </div>
  );
}

/** Part of the width after which a tick's words would leave the chart. */
const nearEnd = 0.92;

const Axis = memo(function Axis({ bins, tick }: { bins: Bins; tick: (n: number) => string }) {
  const nBins = bins.edges.length - 1;
  return (
    <div className={classes.axis} aria-hidden="true">
      {ticksOf(bins).map(({ at, value }) => (
        <span
          key={at}
          className={classes.tick}
          data-at-end={at > nearEnd * nBins || undefined}
          style={{ insetInlineStart: `${(100 * at) / nBins}%` }}
        >
          {tick(value)}
        </span>
      ))}
    </div>
  );
});

function topWords(top: number, count: (n: number) => string): string {
  return `highest bar ${count(Math.round(top))} customers`;
}

function binWords(
  bins: Bins,
  bin: number,
  counts: ArrayLike<number> | null,
  totals: ArrayLike<number>,
  words: { readonly value: (n: number) => string; readonly count: (n: number) => string },
): string {
  const where = rangeWords(rangeOfBin(bins, bin), words.value);
  const n = counts === null ? totals[bin] : counts[bin];
  return `${where}: ${words.count(n)} customers`;
}
