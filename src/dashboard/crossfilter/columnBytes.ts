/** Values of one column as the server sends them; see `customerTableSchema`. */
export type ColumnValues =
  | { readonly kind: 'number'; readonly values: Float32Array }
  | { readonly kind: 'category'; readonly codes: Uint16Array };

/**
 * Reads a column's bytes.
 *
 * @param nRows customers of the table
 * @throws RangeError when there are not as many values as customers
 */
export function readColumn(
  bytes: ArrayBuffer,
  kind: ColumnValues['kind'],
  nRows: number,
): ColumnValues {
  const size = kind === 'number' ? 4 : 2;
  if (bytes.byteLength !== nRows * size) {
    throw new RangeError(`A column has ${bytes.byteLength / size} values instead of ${nRows}.`);
  }
  return kind === 'number' ? { kind, values: floats(bytes) } : { kind, codes: shorts(bytes) };
}

/** The bytes are little-endian; so is every machine that runs a browser today, but that is not promised. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function floats(bytes: ArrayBuffer): Float32Array {
  if (isLittleEndian) return new Float32Array(bytes);
  const view = new DataView(bytes);
  return Float32Array.from({ length: view.byteLength / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

function shorts(bytes: ArrayBuffer): Uint16Array {
  if (isLittleEndian) return new Uint16Array(bytes);
  const view = new DataView(bytes);
  return Uint16Array.from({ length: view.byteLength / 2 }, (_, i) => view.getUint16(2 * i, true));
}
