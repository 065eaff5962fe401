import { Buffer } from 'node:buffer';
import type { DuckDBVector } from '@duckdb/node-api';

/** Texts of up to so many bytes lie in the vector itself: their length, then their bytes. */
const bytesWithin = 12;
const wordsOfText = 4;

/** The texts of a vector, where it keeps them as words of 32 bits. */
export interface Texts {
  readonly vector: Pick<DuckDBVector, 'getItem'>;
  /** Four words a text; null where the driver does not show them. */
  readonly words: Int32Array | null;
}

/** Gives texts numbers: the first is 0, each new one the next. */
export interface Interner {
  /** The number of a text; -1 for an empty one. */
  readonly numberOf: (texts: Texts, row: number) => number;
  /** How many different texts there are. */
  readonly size: () => number;
  /** All of them, in the order of their numbers. */
  readonly all: () => string[];
}

/** The texts of a vector of text without NULL. */
export function textsOf(vector: DuckDBVector): Texts {
  const view = 'dataView' in vector ? vector.dataView : null;
  const isAligned = view instanceof DataView && view.byteOffset % 4 === 0;
  return {
    vector,
    words: isAligned ? new Int32Array(view.buffer, view.byteOffset, view.byteLength >> 2) : null,
  };
}

/** True for a text of no characters. */
export function isEmpty({ vector, words }: Texts, row: number): boolean {
  return words === null ? vector.getItem(row) === '' : words[row * wordsOfText] === 0;
}

/** Short texts are told apart by their bytes, without making strings of them. */
export function createInterner(): Interner {
  const long = new Map<string, number>();
  let size = 0;
  let kept = new Int32Array(1024 * wordsOfText);
  /** The number of a text plus one, from the place of its hash on; 0 where there is none. */
  let slots = new Int32Array(4096);

  function slotOf(length: number, a: number, b: number, c: number): number {
    const last = slots.length - 1;
    let slot = hashOf(a, b, c) & last;
    for (;;) {
      const number = slots[slot];
      if (number === 0) return slot;
      const at = (number - 1) * wordsOfText;
      if (kept[at + 1] === a && kept[at + 2] === b && kept[at + 3] === c && kept[at] === length)
        return slot;
      slot = (slot + 1) & last;
    }
  }

  function grow(): void {
    const larger = new Int32Array(kept.length * 2);
    larger.set(kept);
    kept = larger;
    slots = new Int32Array(slots.length * 2);
    for (let number = 0; number < size; number++) {
      const at = number * wordsOfText;
      if (kept[at] < 0) continue;
      slots[slotOf(kept[at], kept[at + 1], kept[at + 2], kept[at + 3])] = number + 1;
    }
  }

  function add(length: number, a: number, b: number, c: number): number {
    const at = size * wordsOfText;
    kept[at] = length;
    kept[at + 1] = a;
    kept[at + 2] = b;
    kept[at + 3] = c;
    size += 1;
    return size - 1;
  }

  function numberOfLong(text: string): number {
    const known = long.get(text);
    if (known !== undefined) return known;
    if (size * wordsOfText === kept.length) grow();
    const number = add(-1, 0, 0, 0);
    long.set(text, number);
    return number;
  }

  return {
    numberOf({ vector, words }, row) {
      const at = row * wordsOfText;
      const length = words === null ? bytesWithin + 1 : words[at];
      if (length === 0) return -1;
      if (words === null || length > bytesWithin) {
        const text = String(vector.getItem(row));
        return text === '' ? -1 : numberOfLong(text);
      }
      const a = within(words[at + 1], length);
      const b = within(words[at + 2], length - 4);
      const c = within(words[at + 3], length - 8);
      const slot = slotOf(length, a, b, c);
      if (slots[slot] > 0) return slots[slot] - 1;
      if (size * wordsOfText === kept.length) {
        grow();
        const number = add(length, a, b, c);
        slots[slotOf(length, a, b, c)] = number + 1;
        return number;
      }
      const number = add(length, a, b, c);
      slots[slot] = number + 1;
      return number;
    },
    size: () => size,
    all() {
      const bytes = Buffer.from(kept.buffer);
      const texts = Array.from({ length: size }, (_, number) => {
        const start = number * wordsOfText * 4 + 4;
        return bytes.toString('utf8', start, start + Math.max(0, kept[number * wordsOfText]));
      });
      for (const [text, number] of long) texts[number] = text;
      return texts;
    },
  };
}

/** The first bytes of a word, 0 for the others, which may hold anything. */
function within(word: number, bytes: number): number {
  if (bytes >= 4) return word;
  return bytes <= 0 ? 0 : word & ((1 << (8 * bytes)) - 1);
}

function hashOf(a: number, b: number, c: number): number {
  const hash = Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0xc2b2ae35);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
