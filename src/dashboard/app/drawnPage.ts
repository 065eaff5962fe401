import type { RunManifest } from '../../contract/index.ts';
import { runPath } from '../api/addresses.ts';
import { readEarly } from '../api/early.ts';
import { paintCells } from '../charts/density/paintCells.ts';
import { parseMap } from '../crossfilter/selectionUrl.ts';
import { everyoneOn, mapsOf } from '../screens/explore/maps.ts';
import { schemeNow } from '../theme/schemeNow.ts';
import { segmentColour } from '../theme/segmentColours.ts';
import type { Opening } from './opening.ts';

/**
 * Completes a page that the server drew, with what its HTML may not or cannot hold: the styles of elements and the
 * customer map.
 *
 * @returns when the browser has drawn it
 */
export async function completePage(root: Element, { runId }: Opening): Promise<void> {
  unfoldStyles(root);
  const reading = runId === null ? null : readEarly(runPath(runId));
  await nextFrame();
  const canvas = root.querySelector('canvas');
  const run = await reading;
  // Whatever it is, it was written by the server that this page is from.
  if (canvas !== null && run !== null) paintMap(canvas, run as RunManifest);
  await nextFrame();
}

function unfoldStyles(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-style]')) {
    element.style.cssText = element.dataset['style'] ?? '';
    delete element.dataset['style'];
  }
}

function paintMap(canvas: HTMLCanvasElement, run: RunManifest): void {
  const maps = mapsOf(run);
  const map =
    maps.at(parseMap(new URLSearchParams(window.location.search).get('map'))) ?? maps.at(0);
  if (map === undefined) return;
  const scheme = schemeNow();
  const fills = run.segments.map((_, place) => segmentColour(place, scheme).fill);
  paintCells(canvas, everyoneOn(map, run.segments), fills);
}

/** At once where nobody looks at the page: the browser draws no frames then. */
function nextFrame(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
