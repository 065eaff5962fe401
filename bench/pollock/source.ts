import type { Cell } from './table.ts';

const names = ['DATE', 'TIME', 'Qty', 'ITEMID', 'Price', 'Kind', 'Description', 'LINK', 'Notes'];
const quotedNames = new Set(['Description', 'LINK']);
const kinds = [
  "Women's Raincoat",
  'Oak Shelf, Narrow',
  'Kettle',
  "Kids' Boots, Size 10",
  'Pan, 12" Cast Iron',
  'Desk Lamp',
  "Men's Scarf",
  'Rope 5/8"',
];
const praises = [
  'Keeps out wind and rain, folds small and weighs little, as our walkers asked',
  "A plain thing, made to last, and it won't chip, warp or fade",
  'Light on the hand; heavy on the hob, with a lid of 9" that fits two of ours',
  'Tested by our own staff over two winters, one of them wet',
];

/** Data rows and columns of the benchmark's table. */
export const size = { rows: 83, columns: 9 } as const;

/**
 * The clean table of the benchmark: as many rows and columns as the published one has, and of the same kinds
 * (dates with the day first, times, counts, prices with a dollar sign, texts with commas, apostrophes and quotes,
 * an empty last column). The first row holds the names.
 */
export function sourceTable(): Cell[][] {
  const header = names.map((text) => ({ text, quoted: quotedNames.has(text) }));
  return [header, ...Array.from({ length: size.rows }, (_, i) => row(i))];
}

function row(i: number): Cell[] {
  const two = (value: number): string => String(value).padStart(2, '0');
  const id = `${String.fromCharCode(65 + (i % 7))}${String.fromCharCode(90 - (i % 5))}-${1000 + ((i * 1493) % 9000)}`;
  const kind = kinds[i % kinds.length] ?? '';
  const quoted = kind.includes(',') || kind.includes('"');
  const praise = `${praises[i % praises.length] ?? ''} (no. ${i + 1}).`;
  return [
    plain(`${two(13 + (i % 16))}/${two(1 + (i % 7))}/2018`),
    plain(`${two(Math.floor(i / 4) % 24)}:${two((i % 4) * 15)}`),
    plain(String((i * 5) % 23)),
    plain(id),
    plain(`$${((i * 1237) % 9000) / 100}`),
    { text: kind, quoted },
    { text: praise, quoted: true },
    { text: `https://shop.example/item/${id.replace('-', '_')}.html`, quoted: true },
    plain(''),
  ];
}

function plain(text: string): Cell {
  return { text, quoted: false };
}
