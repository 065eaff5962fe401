import type { ColumnSummary, Decision, Marker, ReadingSpec, Reject } from '../../contract/index.ts';
import type { Session } from '../session.ts';
import type { ColumnType } from '../typing/reading.ts';

export type SourceFormat =
  | 'csv'
  | 'parquet'
  | 'json'
  | 'excel'
  | 'sqlite'
  | 'duckdb'
  | 'postgresql';

/** What every byte of a file says together. */
export interface ByteSurvey {
  /** SHA-256 in hexadecimal. */
  readonly fingerprint: string;
  readonly utf8: boolean;
  /** Of the characters beyond ASCII, how many are sound UTF-8 and how many are not; counted only where some are not. */
  readonly soundCharacters: number;
  readonly brokenCharacters: number;
  readonly hasNul: boolean;
}

/** A file before it is read. */
export interface SourceFile {
  readonly path: string;
  /** Its name without folders, for sentences. */
  readonly baseName: string;
  /** In bytes. */
  readonly size: number;
  /** Its first bytes, at most 1 MiB. */
  readonly head: Buffer;
  /** Whether the head is all there is. */
  readonly isWhole: boolean;
  readonly survey: ByteSurvey;
}

/** A column as read: text under a neutral name in the raw table, and the name it has in the file. */
export interface RawColumn {
  readonly slot: string;
  readonly name: string;
  /** The type that the file itself gives it; absent where it is text, which can be read in many ways. */
  readonly native?: ColumnType;
  /** The name under which DuckDB finds it in a file that has columns of its own. */
  readonly fileName?: string;
  /** A second slot with its values as they are, where the file holds them in no other way than 64-bit floats can. */
  readonly floatSlot?: string;
}

/** A source as rows of text, in file order. */
export interface RawTable {
  readonly table: string;
  readonly columns: readonly RawColumn[];
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** The first 100 in file order. */
  readonly rejects: readonly Reject[];
  readonly decisions: readonly Decision[];
}

/** One way to read a file. */
export interface SourceReader {
  readonly format: SourceFormat;
  /** True when the first bytes are those of this format. */
  recognises(head: Buffer): boolean;
  /** Endings of names that promise this format where the first bytes leave it open. */
  readonly endings: readonly string[];
  /**
   * Looks at the first bytes alone, before all of a large file is looked at.
   *
   * @throws ClienteleError `data` when they say that it cannot be read
   */
  glance?(file: Pick<SourceFile, 'baseName' | 'head' | 'isWhole'>): void;
  /** The tables or sheets that a file holds. Absent where a file is one table. */
  parts?(session: Session, file: Pick<SourceFile, 'path' | 'baseName'>): Promise<SourceParts>;
  read(session: Session, file: SourceFile, wanted: WantedPart): Promise<RawTable>;
  /** {@link read} without a copy: each statement on it goes to the file. Absent where that costs more than a copy. */
  view?(session: Session, file: SourceFile): Promise<RawTable>;
}

/** The tables or sheets of a file, in its order. */
export interface SourceParts {
  readonly kind: 'table' | 'sheet';
  readonly names: readonly string[];
}

/** What to read of a source that holds several tables. */
export interface WantedPart {
  /** Name of a table or sheet; null for the only one. */
  readonly part: string | null;
  /** Statement whose rows to read instead. */
  readonly query: string | null;
}

/** One way to read from an address. */
export interface AddressReader {
  readonly format: SourceFormat;
  /** Schemes of its addresses, such as `postgres` of `postgres://`. */
  readonly schemes: readonly string[];
  read(session: Session, address: string, wanted: WantedPart): Promise<ReadAddress>;
}

export interface ReadAddress {
  /** The address for people: no user, no password. */
  readonly shown: string;
  /** SHA-256 of the rows as they came, in hexadecimal. */
  readonly fingerprint: string;
  readonly raw: RawTable;
}

/** A source as typed columns, in file order. */
export interface Source {
  /** Names of its files without folders, or an address without a user; safe to show. */
  readonly names: readonly string[];
  readonly format: SourceFormat;
  /** Name of the table in the session. */
  readonly relation: string;
  readonly columns: readonly ColumnSummary[];
  /** How each of `columns` was read, in their order. */
  readonly readings: readonly ReadingSpec[];
  readonly rowsRead: number;
  readonly rowsRejected: number;
  /** The first 100 rejected rows. */
  readonly rejects: readonly Reject[];
  /** SHA-256 of the file's bytes, of those of several together, or of the rows read; in hexadecimal. */
  readonly fingerprint: string;
  readonly decisions: readonly Decision[];
  readonly markers: readonly Marker[];
  /** What the file leaves open about how it is read, and what to do: warnings. The option `dates` settles each. */
  readonly doubts: readonly string[];
}

/** How many rejects are kept with their line and reason. */
export const keptRejects = 100;
