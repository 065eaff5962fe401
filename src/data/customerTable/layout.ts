import { z } from 'zod';
import { unitSchema } from '../../contract/index.ts';

/** Columns that every customer table has; those of the bank stand beside them under {@link slotOf}. */
export const fixed = {
  id: 'customer_id',
  place: 'segment_place',
  probability: 'probability',
  distance: 'distance',
  next: 'next_place',
  reasons: 'reasons',
  notes: 'notes',
} as const;

/** Slots of the places on the n-th customer map, from 1, by the names they are asked for: `map x`, `map x 2`, … */
function mapSlots(n: number): readonly (readonly [column: string, slot: string])[] {
  const end = n === 1 ? '' : ` ${n}`;
  return ['x', 'y'].map((axis) => [`map ${axis}${end}`, `map_${axis}_${n}`] as const);
}

/** {@link mapSlots} of all maps. */
export function allMapSlots({ nMaps }: Pick<Layout, 'nMaps'>): ReadonlyMap<string, string> {
  return new Map(Array.from({ length: nMaps }, (_, i) => mapSlots(i + 1)).flat());
}

/** The slot of a bank's column: its place, so that no name of theirs meets one of ours. */
export function slotOf(place: number): string {
  return `v${place}`;
}

/** What the file itself says of its columns and segments, as JSON in a table of its own. */
export const layoutSchema = z.object({
  version: z.literal(2),
  runId: z.string(),
  /** Customer maps on which customers have a place. */
  nMaps: z.number().int(),
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['number', 'category']),
      unit: unitSchema,
    }),
  ),
  /** In the order in which the run tells them; a place in this list is what the table holds. */
  segments: z.array(z.object({ id: z.string(), name: z.string(), cluster: z.number().int() })),
});
export type Layout = z.infer<typeof layoutSchema>;

/** The name under which the places of segments are asked for; a bank's own column of that name is shown, not explored. */
export const segmentColumn = 'segment';
