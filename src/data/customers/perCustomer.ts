/**
 * One value a customer.
 *
 * @param starts see `Events`
 * @param value from the rows `from` to below `to`
 */
export function perCustomer(
  starts: Int32Array,
  value: (from: number, to: number) => number,
): Float64Array {
  const values = new Float64Array(starts.length - 1);
  for (let c = 0; c < values.length; c++) values[c] = value(starts[c], starts[c + 1]);
  return values;
}
