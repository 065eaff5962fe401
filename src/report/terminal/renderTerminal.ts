import type { RunManifest } from '../../contract/index.ts';
import { figuresIn } from '../format.ts';
import { choicePart } from './choicePart.ts';
import { classifierPart } from './classifierPart.ts';
import { dataPart } from './dataPart.ts';
import { paintWith } from './paint.ts';
import type { Screen } from './screen.ts';
import { segmentsPart } from './segmentsPart.ts';
import { listItem } from './textLayout.ts';

export interface TerminalOptions {
  /** Columns of the terminal; held between 40 and 120, where text is still comfortable to read. */
  readonly width: number;
  readonly colour: boolean;
  /** BCP 47 tag in whose manner figures are written, e.g. de-DE. */
  readonly locale: string;
}

/**
 * A run as a summary for a terminal: what was read, why this number of segments, who they are, how to tell
 * them and what to do first. No line is wider than the width; the last line ends with a line break.
 *
 * @throws ClienteleError `usage` when the locale is not a language tag
 */
export function renderTerminal(manifest: RunManifest, options: TerminalOptions): string {
  const screen: Screen = {
    manifest,
    figures: figuresIn(options.locale, manifest.currency),
    paint: paintWith(options.colour),
    width: Math.min(120, Math.max(40, options.width)),
  };
  const parts = [
    dataPart(screen),
    choicePart(screen),
    segmentsPart(screen),
    classifierPart(screen),
    warningsPart(screen),
  ];
  const shown = parts.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function warningsPart({ manifest, paint, width }: Screen): string[] {
  if (manifest.warnings.length === 0) return [];
  const lines = manifest.warnings.flatMap((text) => listItem('!', text, width));
  return [paint.bold(paint.warn('Warnings')), ...lines.map(paint.warn)];
}
