/** A value and how often it comes up. */
export interface CountedValue {
  readonly value: number;
  readonly count: number;
}

export interface DifferentValues {
  readonly distinct: number;
  /** Each value with its count, in the order of their first rows; null where there are more than were asked for. */
  readonly counted: readonly CountedValue[] | null;
}

/** Slots are at most so full, in halves. */
const emptyShare = 2;

/**
 * Counts different values, of which 0 and -0 are one.
 *
 * @param values NaN is no value
 * @param mostCounted up to so many different values, each is counted
 */
export function differentValues(values: Float64Array, mostCounted: number): DifferentValues {
  let set = createSet(2 * emptyShare * mostCounted);
  const counts: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const slot = slotOf(set, value);
    if (Number.isNaN(set.slots[slot])) {
      set.slots[slot] = value;
      set.size += 1;
      if (set.size > mostCounted) {
        set = grown(set);
        return { distinct: addAll(set, values, i + 1), counted: null };
      }
      set.order.push(slot);
      counts[slot] = 0;
    }
    counts[slot]++;
  }
  return {
    distinct: set.size,
    counted: set.order.map((slot) => ({ value: set.slots[slot] + 0, count: counts[slot] })),
  };
}

/** Values, each in the first free slot from its hash on. */
interface ValueSet {
  /** NaN in a free slot; as many as a power of two. */
  readonly slots: Float64Array;
  size: number;
  /** Taken slots in the order in which they were taken, as long as values are counted. */
  readonly order: number[];
}

function createSet(room: number): ValueSet {
  const slots = new Float64Array(2 ** Math.ceil(Math.log2(Math.max(room, 2))));
  return { slots: slots.fill(Number.NaN), size: 0, order: [] };
}

function grown(set: ValueSet): ValueSet {
  const larger = createSet(set.slots.length * 4);
  for (const value of set.slots) {
    if (!Number.isNaN(value)) larger.slots[slotOf(larger, value)] = value;
  }
  larger.size = set.size;
  return larger;
}

/** Adds the values from a place on; returns how many different ones there then are. */
function addAll(first: ValueSet, values: Float64Array, from: number): number {
  let set = first;
  for (let i = from; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const slot = slotOf(set, value);
    if (!Number.isNaN(set.slots[slot])) continue;
    set.slots[slot] = value;
    set.size += 1;
    if (set.size * emptyShare > set.slots.length) set = grown(set);
  }
  return set.size;
}

const asFloat = new Float64Array(1);
const asWords = new Uint32Array(asFloat.buffer);

/** The slot that holds a value, or the free one that it would take. */
function slotOf({ slots }: ValueSet, value: number): number {
  asFloat[0] = value + 0;
  let hash = Math.imul(asWords[0], 0x85ebca6b) ^ Math.imul(asWords[1], 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  const last = slots.length - 1;
  let slot = (hash ^ (hash >>> 13)) & last;
  for (;;) {
    const found = slots[slot];
    if (found === value || Number.isNaN(found)) return slot;
    slot = (slot + 1) & last;
  }
}
