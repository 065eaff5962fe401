import type { RunManifest } from '../../contract/index.ts';
import type { Figures } from '../format.ts';
import type { Paint } from './paint.ts';

/** What every part of the summary draws from. */
export interface Screen {
  readonly manifest: RunManifest;
  readonly figures: Figures;
  readonly paint: Paint;
  readonly width: number;
}
