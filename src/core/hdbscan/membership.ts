/**
 * How firmly a row belongs to a cluster that it leaves at `distance`, when the last ones leave at `death`: the ratio
 * of their densities 1 / distance (McInnes, Healy and Astels, 2017).
 *
 * @returns 0 to 1
 */
export function membership(distance: number, death: number): number {
  return distance <= death ? 1 : death / distance;
}
