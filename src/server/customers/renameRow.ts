import type { CustomerRow } from '../../contract/index.ts';
import type { EditedRun } from '../runs/editedRunOf.ts';
import { newNames } from '../runs/editedRun.ts';

/** A customer with the names that people gave the segments. */
export function renameRow(row: CustomerRow, { manifest, edits }: EditedRun): CustomerRow {
  const names = newNames(manifest.segments, edits);
  if (names.size === 0) return row;
  return {
    ...row,
    segment: names.get(row.segment) ?? row.segment,
    nextSegment: row.nextSegment === null ? null : (names.get(row.nextSegment) ?? row.nextSegment),
  };
}
