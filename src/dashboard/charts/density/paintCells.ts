import { densityPixels, rgbOf, type Cells } from './option.ts';

/**
 * Draws cells on a canvas that is as many pixels wide and high as there are columns and rows.
 *
 * @param fills colours of the segments, hex
 */
export function paintCells(
  canvas: HTMLCanvasElement,
  cells: Cells,
  fills: readonly string[],
): void {
  const pixels = densityPixels(cells, fills.map(rgbOf));
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, cells.nx, cells.ny), 0, 0);
}
