import {
  ClienteleError,
  type Agreement,
  type ComparedRun,
  type Comparison,
  type RunManifest,
} from '../contract/index.ts';
import { adjustedRandIndex } from '../core/index.ts';

/** A customer's place in a run; `segmentId` is empty where it has none. */
interface Place {
  readonly customerId: string;
  readonly segmentId: string;
}

/** A finished run to hold beside others. */
export interface ComparableRun {
  readonly manifest: RunManifest;
  /** Its customers, some at a time; called when they are needed. */
  readonly assignments: () => AsyncIterable<readonly Place[]>;
}

/**
 * Holds runs side by side, and each later one against the first: which customers are in both, and how far the two
 * agree on who belongs together.
 *
 * @throws ClienteleError `usage` for fewer than two runs; what `assignments` throws
 */
export async function compareRuns(runs: readonly ComparableRun[]): Promise<Comparison> {
  const [first, ...others] = runs;
  if (first === undefined || others.length === 0) {
    throw new ClienteleError(
      'usage',
      `A comparison needs two runs and got ${runs.length}; name another one ("clientele runs" lists them).`,
    );
  }
  const canFind = others.some((other) => haveIdentity(first.manifest, other.manifest));
  const places = canFind ? await placesIn(first) : new Map<string, number>();
  const agreements: Agreement[] = [];
  for (const other of others) agreements.push(await agreementOf(first, places, other));
  return {
    schemaVersion: 1,
    runs: runs.map(({ manifest }) => describeRun(manifest)),
    agreements,
  };
}

function describeRun(manifest: RunManifest): ComparedRun {
  const { runId, createdAt, data, selection, segments } = manifest;
  const { algorithm, k } = selection.chosen;
  const chosen = selection.candidates.find((c) => c.algorithm === algorithm && c.k === k);
  return {
    runId,
    createdAt,
    sources: data.sources,
    shape: data.shape,
    customers: data.customers,
    algorithm,
    k,
    silhouette: chosen?.silhouette ?? null,
    daviesBouldin: chosen?.daviesBouldin ?? null,
    verdict: selection.verdict,
    segments: segments.map(({ id, name, size, share }) => ({ id, name, size, share })),
  };
}

/** Customers that are numbered by row are the same ones in the same file only. */
function haveIdentity(first: RunManifest, second: RunManifest): boolean {
  const isNamed = ({ data }: RunManifest): boolean => data.roles.some(({ role }) => role === 'id');
  if (isNamed(first) && isNamed(second)) return true;
  return !isNamed(first) && !isNamed(second) && first.data.fingerprint === second.data.fingerprint;
}

/** The place in `segments` of each customer that has a segment. */
async function placesIn(run: ComparableRun): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  for await (const [customerId, place] of placed(run)) places.set(customerId, place);
  return places;
}

async function* placed({
  manifest,
  assignments,
}: ComparableRun): AsyncGenerator<readonly [customerId: string, place: number]> {
  const order = new Map(manifest.segments.map(({ id }, place) => [id, place]));
  for await (const customers of assignments()) {
    for (const { customerId, segmentId } of customers) {
      const place = order.get(segmentId);
      if (place !== undefined) yield [customerId, place];
    }
  }
}

async function agreementOf(
  first: ComparableRun,
  places: ReadonlyMap<string, number>,
  second: ComparableRun,
): Promise<Agreement> {
  const ids = { first: first.manifest.runId, second: second.manifest.runId };
  if (!haveIdentity(first.manifest, second.manifest)) {
    const nothing = { shared: null, onlyFirst: null, onlySecond: null, adjustedRandIndex: null };
    const remark =
      'The customers of a run are numbered by row, so they cannot be found again in another file; name the column that identifies them with --id.';
    return { ...ids, ...nothing, moves: [], remark };
  }
  const before: number[] = [];
  const after: number[] = [];
  let onlySecond = 0;
  for await (const [customerId, place] of placed(second)) {
    const earlier = places.get(customerId);
    if (earlier === undefined) {
      onlySecond += 1;
      continue;
    }
    before.push(earlier);
    after.push(place);
  }
  return {
    ...ids,
    shared: before.length,
    onlyFirst: places.size - before.length,
    onlySecond,
    adjustedRandIndex:
      before.length === 0
        ? null
        : adjustedRandIndex(Int32Array.from(before), Int32Array.from(after)),
    moves: countMoves(before, after, first.manifest, second.manifest),
    remark: before.length === 0 ? 'No customer is in both runs.' : null,
  };
}

function countMoves(
  before: readonly number[],
  after: readonly number[],
  { segments: rows }: RunManifest,
  { segments: columns }: RunManifest,
): number[][] {
  const counts = rows.map(() => columns.map(() => 0));
  for (const [i, row] of before.entries()) counts[row][after[i]] += 1;
  return counts;
}
