import type { Catalogue } from './catalogue.ts';

/** An empty database to test on. */
export interface Bench {
  /** A workspace whose catalogue it is, for processes of their own. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  /** The catalogue in it, over a connection of its own. */
  readonly open: () => Promise<Catalogue>;
  /** Does a statement behind the catalogue's back. */
  readonly run: (statement: string) => Promise<void>;
  readonly drop: () => Promise<void>;
}

/** What the cases of the suite work with. */
export interface Given {
  readonly catalogue: () => Catalogue;
  readonly bench: () => Bench;
}
