import type {
  ApiToken,
  AuditEntry,
  Dataset,
  Job,
  SegmentEdit,
  User,
  UserRole,
} from '../../contract/index.ts';

/** What the workspace knows beside its runs' folders. One database, many processes. */
export interface Catalogue extends AsyncDisposable {
  readonly datasets: DatasetRecords;
  readonly jobs: JobRecords;
  readonly edits: SegmentEdits;
  readonly users: UserRecords;
  readonly sessions: SessionRecords;
  readonly secondFactors: SecondFactorRecords;
  readonly tokens: TokenRecords;
  readonly audit: AuditLog;
  /** @throws ClienteleError `resource` when the database does not answer or cannot be written */
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DatasetRecords {
  readonly add: (dataset: Dataset) => Promise<void>;
  /** Newest first. */
  readonly list: () => Promise<Dataset[]>;
  readonly find: (id: string) => Promise<Dataset | null>;
  /** @returns false where there was none */
  readonly remove: (id: string) => Promise<boolean>;
}

/** A job as stored: what is asked for, and by which process it is being done. */
export interface StoredJob extends Job {
  /** The options of the run as JSON. */
  readonly options: string;
  /** Who asked: name of the user or token. */
  readonly askedBy: string;
  /** The process at work on it, `host:pid`; null while queued and when over. */
  readonly worker: string | null;
}

export interface JobRecords {
  readonly add: (job: StoredJob) => Promise<void>;
  /** Newest first, at most `limit`. */
  readonly list: (limit: number) => Promise<StoredJob[]>;
  readonly find: (id: string) => Promise<StoredJob | null>;
  /** Takes the oldest queued job for `worker`, so that no other process takes it; null when none waits. */
  readonly take: (worker: string, now: string) => Promise<StoredJob | null>;
  /** Changes a job that is not over; @returns false where it is over already, or not there. */
  readonly update: (id: string, change: JobChange) => Promise<boolean>;
  /** How many wait, and how many are being done. */
  readonly counts: () => Promise<{ readonly queued: number; readonly running: number }>;
}

export type JobChange = Partial<
  Pick<StoredJob, 'state' | 'stage' | 'progress' | 'runId' | 'error' | 'endedAt' | 'worker'>
>;

/** What people changed about the words of segments. */
export interface SegmentEdits {
  /** By run id and segment id; only runs with edits are there. */
  readonly all: () => Promise<ReadonlyMap<string, ReadonlyMap<string, SegmentEdit>>>;
  /** By segment id. */
  readonly of: (runId: string) => Promise<ReadonlyMap<string, SegmentEdit>>;
  /** Later words replace earlier ones; what is left out stays. */
  readonly merge: (runId: string, segmentId: string, edit: SegmentEdit) => Promise<void>;
  readonly removeRun: (runId: string) => Promise<void>;
}

export interface StoredUser extends User {
  /** argon2id, in PHC form. */
  readonly passwordHash: string;
}

export interface UserRecords {
  readonly count: () => Promise<number>;
  readonly list: () => Promise<User[]>;
  readonly findByName: (name: string) => Promise<StoredUser | null>;
  readonly find: (id: string) => Promise<StoredUser | null>;
  /** @returns false where the name is taken (upper and lower case are one) */
  readonly add: (user: StoredUser) => Promise<boolean>;
  /** Adds the first user; @returns false where there is one already, however many try at once. */
  readonly addFirst: (user: StoredUser) => Promise<boolean>;
  readonly setPassword: (id: string, passwordHash: string) => Promise<void>;
  /** @returns false where the last admin would go */
  readonly setRole: (id: string, role: UserRole) => Promise<boolean>;
  /** Removes the user with sessions and tokens; @returns false where the last admin would go */
  readonly remove: (id: string) => Promise<boolean>;
}

/** A signed-in browser. Only SHA-256 hashes of the secrets are stored. */
export interface StoredSession {
  readonly secretHash: string;
  readonly userId: string;
  readonly csrfToken: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** What the browser called itself when it signed in. */
  readonly agent: string;
}

export interface SessionRecords {
  readonly add: (session: StoredSession) => Promise<void>;
  readonly find: (secretHash: string) => Promise<StoredSession | null>;
  readonly touch: (secretHash: string, now: string) => Promise<void>;
  /** Last seen first. */
  readonly list: (userId: string) => Promise<StoredSession[]>;
  readonly remove: (secretHash: string) => Promise<void>;
  /** @param but the hash of one that stays */
  readonly removeOfUser: (userId: string, but?: string) => Promise<void>;
  readonly removeSeenBefore: (time: string) => Promise<void>;
}

/** The authenticator app of a user. */
export interface StoredSecondFactor {
  readonly userId: string;
  /** Encrypted. */
  readonly secret: string;
  /** Null until a code has shown that the app has the secret. */
  readonly confirmedAt: string | null;
  /** The last time step whose code was used; no code of it or before it holds again. */
  readonly lastStep: number;
}

export interface SecondFactorRecords {
  readonly find: (userId: string) => Promise<StoredSecondFactor | null>;
  /** In place of one that was not confirmed; @returns false where there is one that was */
  readonly begin: (userId: string, secret: string) => Promise<boolean>;
  /** Uses up a time step; @returns false where it or a later one was used already */
  readonly useStep: (userId: string, step: number) => Promise<boolean>;
  /** Confirms it, with new recovery codes. */
  readonly confirm: (userId: string, at: string, codeHashes: readonly string[]) => Promise<void>;
  /** Uses up a recovery code; @returns false where there is no such code */
  readonly useCode: (userId: string, codeHash: string) => Promise<boolean>;
  readonly codesLeft: (userId: string) => Promise<number>;
  /** With its recovery codes; @returns false where there was none */
  readonly remove: (userId: string) => Promise<boolean>;
}

export interface StoredToken extends ApiToken {
  readonly userId: string;
  readonly secretHash: string;
}

export interface TokenRecords {
  readonly add: (token: StoredToken) => Promise<void>;
  readonly list: (userId: string) => Promise<ApiToken[]>;
  readonly find: (secretHash: string) => Promise<StoredToken | null>;
  readonly touch: (id: string, now: string) => Promise<void>;
  /** @returns false where the user has no such token */
  readonly remove: (userId: string, id: string) => Promise<boolean>;
  readonly removeOfUser: (userId: string) => Promise<void>;
}

/** Who did what, each entry bound to the one before it by a hash. */
export interface AuditLog {
  readonly append: (entry: Pick<AuditEntry, 'at' | 'actor' | 'action' | 'object'>) => Promise<void>;
  /** Newest first. */
  readonly page: (before: number | null, limit: number) => Promise<AuditEntry[]>;
  /**
   * Follows the chain to its end. A long log is read in stretches, between which others get their turn.
   *
   * @param from an end that was found whole before; null for the whole log
   */
  readonly check: (from: AuditEnd | null) => Promise<AuditVerdict>;
}

/** An entry by its number and its hash. */
export type AuditEnd = Pick<AuditEntry, 'seq' | 'hash'>;

export interface AuditVerdict {
  /** The first entry that is missing or whose hash does not hold; null where the chain is whole. */
  readonly broken: number | null;
  /** The last entry up to which it holds. */
  readonly end: AuditEnd;
}
