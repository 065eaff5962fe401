/** Eigenvalues, largest first, and their unit vectors as rows. */
export interface Eigen {
  readonly values: Float64Array;
  /** n x n, row-major; row i belongs to value i. */
  readonly vectors: Float64Array;
}

const maxSweeps = 100;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Jacobi, 1846;
 * Golub and Van Loan, 2013, section 8.5). Checks nothing.
 *
 * @param symmetric n x n, row-major; not changed
 */
export function symmetricEigen(symmetric: Float64Array, n: number): Eigen {
  const a = symmetric.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (isNegligible(a, n, p, q)) continue;
        rotate(a, vectors, n, p, q);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return largestFirst(a, vectors, n);
}

function isNegligible(a: Float64Array, n: number, p: number, q: number): boolean {
  const scale = Math.sqrt(Math.abs(a[p * n + p])) * Math.sqrt(Math.abs(a[q * n + q]));
  return Math.abs(a[p * n + q]) <= Number.EPSILON * scale || a[p * n + q] === 0;
}

/** Turns the axes p and q so that the value between them becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let i = 0; i < n; i++) turn(a, i * n + p, i * n + q, cosine, sine);
  for (let i = 0; i < n; i++) turn(a, p * n + i, q * n + i, cosine, sine);
  for (let i = 0; i < n; i++) turn(vectors, p * n + i, q * n + i, cosine, sine);
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

function turn(values: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const first = values[i];
  const second = values[j];
  values[i] = cosine * first - sine * second;
  values[j] = sine * first + cosine * second;
}

function largestFirst(a: Float64Array, vectors: Float64Array, n: number): Eigen {
  const order = Array.from({ length: n }, (_, i) => i).toSorted(
    (i, j) => a[j * n + j] - a[i * n + i],
  );
  const sorted = new Float64Array(n * n);
  order.forEach((i, place) => sorted.set(vectors.subarray(i * n, (i + 1) * n), place * n));
  return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors: sorted };
}
