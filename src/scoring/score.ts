/** What was done about a value that could not be taken as it is. */
export type NoteKind =
  | 'missing'
  | 'absent'
  | 'invalid'
  | 'unknown-level'
  | 'out-of-range'
  | 'by-classifier'
  | 'no-segment'
  | 'unscorable';

export interface Note {
  readonly kind: NoteKind;
  /** The column's name; null where the note is about the customer as a whole. */
  readonly feature: string | null;
  /** A short sentence without its full stop. It holds no value of the customer. */
  readonly text: string;
}

/** How one column speaks for the segment given, against the one that comes next. */
export interface Reason {
  /** The column's name. */
  readonly feature: string;
  readonly label: string;
  /**
   * How much further away the column puts the next segment's centre than the own one's, in squared distance
   * on the scale clustered on; of a mixture, what the column's difference from the average adds to the logarithm of
   * the odds. Negative where it speaks for the next segment. The levels of a category are summed.
   */
  readonly contribution: number;
  /** The same as a share of the whole difference; all sum to 1 with that of `prior`, or are 0 without a difference. */
  readonly share: number;
  /** The customer's value against the average: "cash advance 3.1 x the average". */
  readonly text: string;
}

export interface NextSegment {
  readonly segmentId: string;
  readonly segment: string;
  readonly cluster: number;
  /** Distance to its centre, on the scale clustered on. */
  readonly distance: number;
}

/** What a model says of one customer. */
export interface Score {
  /** Null where neither distances nor a forest can tell, and where the customer is like no segment. */
  readonly segmentId: string | null;
  readonly segment: string | null;
  /** -1 without a segment. */
  readonly cluster: number;
  /** Distance to the segment's centre, on the scale clustered on; null where it was not found by distance. */
  readonly distance: number | null;
  /** What the mixture gives the segment, or else the forest; null without either. */
  readonly probability: number | null;
  /** Theirs, in the order of the model's segments; empty without either. */
  readonly probabilities: readonly { readonly segmentId: string; readonly probability: number }[];
  /** The second nearest segment, of a mixture the second most probable; null where there is none, or no distance. */
  readonly next: NextSegment | null;
  /** Where the customer lies on the customer map; null without a map or a distance. */
  readonly mapPlace: readonly [x: number, y: number] | null;
  /** One a column that segments were formed on, the largest contribution first; empty where `next` is null. */
  readonly reasons: readonly Reason[];
  /** What speaks for the segment before the customer is looked at; with the contributions it is the whole difference. */
  readonly prior: number;
  /** Only of columns that segments were formed on. */
  readonly notes: readonly Note[];
}

/** What a model says of many customers; every array has one entry a row. */
export interface TableScores {
  /** -1 without a segment. */
  readonly clusters: Int32Array;
  /** NaN where the segment was not found by distance. */
  readonly distances: Float64Array;
  /** What the mixture gives the segment, or else the forest; NaN without either. */
  readonly probabilities: Float64Array;
  /** The second nearest; -1 where there is none. */
  readonly nextClusters: Int32Array;
  /** Where each customer lies on the customer map; NaN without a map or a distance. */
  readonly mapX: Float64Array;
  readonly mapY: Float64Array;
  /** The same for each of the run's other maps. */
  readonly otherPlaces: readonly { readonly x: Float64Array; readonly y: Float64Array }[];
  /** The three reasons that speak most for the segment; empty where there is none. */
  readonly reasons: readonly string[];
  /** The texts of the notes, parted by `; `; mostly empty. */
  readonly notes: readonly string[];
}
