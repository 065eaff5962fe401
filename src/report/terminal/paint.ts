import { createColors } from 'picocolors';
import { segmentColour } from '../palette.ts';

type Brush = (text: string) => string;

/** Colours and weights of the terminal; all leave the text as it is when colour is off. */
export interface Paint {
  readonly bold: Brush;
  readonly dim: Brush;
  readonly accent: Brush;
  readonly good: Brush;
  readonly warn: Brush;
  /** In the colour of the segment at `index` (0-based). */
  readonly segment: (index: number, text: string) => string;
}

export function paintWith(colour: boolean): Paint {
  const { bold, dim, cyan, green, yellow } = createColors(colour);
  return {
    bold,
    dim,
    accent: cyan,
    good: green,
    warn: yellow,
    segment: (index, text) =>
      colour ? `\u001B[38;5;${segmentColour(index).ansi}m${text}\u001B[39m` : text,
  };
}
