/** One segment's colour wherever it is drawn. */
export interface SegmentColour {
  /** Hex, at least 3:1 on white. */
  readonly light: string;
  /** Hex, at least 3:1 on the dark background. */
  readonly dark: string;
  /** Nearest entry of the 256-colour terminal table that is legible on black and on white. */
  readonly ansi: number;
}

/**
 * Twelve colours that stay apart in light and dark, and whose first six stay apart for readers
 * who do not see red or green (checked in the tests with the simulation of Machado, Oliveira and
 * Fernandes, 2009).
 */
const colours: readonly SegmentColour[] = [
  { light: '#7a48db', dark: '#a378df', ansi: 98 },
  { light: '#cc5634', dark: '#ff8435', ansi: 166 },
  { light: '#337ff1', dark: '#6baafd', ansi: 33 },
  { light: '#118d5d', dark: '#12da9d', ansi: 35 },
  { light: '#bc8b03', dark: '#facc15', ansi: 136 },
  { light: '#d74394', dark: '#f472b6', ansi: 169 },
  { light: '#0895b3', dark: '#17d5f2', ansi: 37 },
  { light: '#87552a', dark: '#bb9f6e', ansi: 137 },
  { light: '#687385', dark: '#919caf', ansi: 103 },
  { light: '#69a342', dark: '#bef264', ansi: 107 },
  { light: '#9c1736', dark: '#f05264', ansi: 161 },
  { light: '#1f3a8a', dark: '#5f80fb', ansi: 69 },
];

/** The colour of the segment at `index` (0-based, in the manifest's order); from the 13th on they come round again. */
export function segmentColour(index: number): SegmentColour {
  return colours[index % colours.length] ?? colours[0];
}
