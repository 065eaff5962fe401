import type { RunManifest, Segment } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import { html, type Markup } from './markup.ts';

/** What every section draws from. */
export interface Scope {
  readonly manifest: RunManifest;
  readonly figures: Figures;
}

/** The class that carries a segment's colour and follows the reader's focus. */
export function segmentClass(index: number): string {
  return `seg s${index + 1}`;
}

/** A segment's coloured dot and its name, kept apart from the direction of the text around it. */
export function segmentLabel(segment: Segment, index: number): Markup {
  return html`<span class="label ${segmentClass(index)}"
    ><i class="dot" aria-hidden="true"></i><bdi>${segment.name}</bdi></span
  >`;
}
