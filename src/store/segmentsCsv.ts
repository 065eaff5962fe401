import type { Assignments } from '../contract/index.ts';

const chunkRows = 20_000;

/**
 * `segments.csv`, chunk by chunk: `customer_id, segment_id, segment, cluster, probability, distance`.
 * `probability` is empty where the algorithm has none; a customer in no segment has an id alone.
 */
export function* segmentsCsv(
  { customerIds, clusters, distances, probabilities }: Assignments,
  segments: readonly { id: string; name: string; cluster: number }[],
): Generator<string> {
  yield 'customer_id,segment_id,segment,cluster,probability,distance\n';
  const middles = new Map(
    segments.map(({ id, name, cluster }) => [cluster, `,${id},${csvCell(name)},${cluster},`]),
  );
  for (let start = 0; start < customerIds.length; start += chunkRows) {
    let chunk = '';
    const end = Math.min(customerIds.length, start + chunkRows);
    for (let i = start; i < end; i++) {
      const middle = middles.get(clusters[i] ?? -1);
      const id = csvCell(customerIds[i] ?? '');
      chunk +=
        middle === undefined
          ? `${id},,,,,\n`
          : `${id}${middle}${probabilities?.[i] ?? ''},${distances[i]}\n`;
    }
    yield chunk;
  }
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
