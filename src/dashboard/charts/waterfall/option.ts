/** What one reason adds. */
export interface Addend {
  readonly label: string;
  /** Below 0 where it takes away. */
  readonly contribution: number;
  readonly text: string;
}

/** One bar of a waterfall, hung where the one before it ended; left and width as shares of the whole width. */
export interface Step extends Addend {
  readonly left: number;
  readonly width: number;
}

export interface Waterfall {
  readonly steps: readonly Step[];
  /** Where nothing has been added yet, as a share of the whole width. */
  readonly zero: number;
  /** What all add up to. */
  readonly sum: number;
}

/** Bars from 0 to the sum, in the order given. */
export function waterfall(addends: readonly Addend[]): Waterfall {
  const ends = [0];
  for (const { contribution } of addends) ends.push(ends[ends.length - 1] + contribution);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const width = high > low ? high - low : 1;
  const steps = addends.map((addend, i) => ({
    ...addend,
    left: (Math.min(ends[i], ends[i + 1]) - low) / width,
    width: Math.abs(addend.contribution) / width,
  }));
  return { steps, zero: (0 - low) / width, sum: ends[ends.length - 1] };
}
