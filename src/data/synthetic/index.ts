import { checkSize, findShape } from './registry.ts';
import type { SyntheticSize } from './shape.ts';

export { syntheticShapes } from './registry.ts';
export { writeSynthetic } from './write.ts';

/**
 * Synthetic bank data as CSV text, header first, in chunks of about 256 KiB that are made as they
 * are asked for. The same shape and size give the same text.
 *
 * @param shape one of `syntheticShapes`
 * @throws ClienteleError `usage` for an unknown shape or a number out of range
 */
export function generateRows(shape: string, size: SyntheticSize): Iterable<string> {
  const made = findShape(shape);
  checkSize(size);
  return made.generate(size);
}
