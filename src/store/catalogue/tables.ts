import type { AuditEntry, Dataset } from '../../contract/index.ts';
import type {
  StoredJob,
  StoredSecondFactor,
  StoredSession,
  StoredToken,
  StoredUser,
} from './catalogue.ts';

/** The catalogue's tables; in the database their names and columns are written in snake_case. */
export interface Tables {
  readonly clienteleDatasets: Dataset;
  readonly clienteleJobs: StoredJob;
  readonly clienteleSegmentEdits: EditRow;
  readonly clienteleUsers: UserRow;
  readonly clienteleSessions: StoredSession;
  readonly clienteleSecondFactors: StoredSecondFactor;
  readonly clienteleRecoveryCodes: RecoveryCode;
  readonly clienteleTokens: StoredToken;
  readonly clienteleAudit: AuditEntry;
  readonly clienteleAuditHead: AuditHead;
  readonly clienteleTurns: Turn;
}

/** What is null was not changed. */
interface EditRow {
  readonly runId: string;
  readonly segmentId: string;
  readonly name: string | null;
  readonly summary: string | null;
  /** As JSON. */
  readonly strategy: string | null;
}

interface UserRow extends StoredUser {
  /** The name without regard to case; unique. */
  readonly nameKey: string;
}

interface RecoveryCode {
  readonly userId: string;
  readonly codeHash: string;
}

/** How far the audit log reaches; one row, whose id is 1. */
interface AuditHead {
  readonly id: number;
  readonly seq: number;
  readonly hash: string;
}

/** A row to be changed by those who must not work at the same time. */
interface Turn {
  readonly name: 'users' | 'ping';
  readonly taken: number;
}
