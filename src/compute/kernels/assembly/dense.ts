// Loops of dense layers in f32; layouts stand in ../dense.ts, the plain twin is
// core/decomposition/autoencoder/plainOperations.ts. Each sum takes its terms in the twin's order.

/** Terms that are added before the next rows are looked at, so that what they need stays in the cache. */
const run: i32 = 256;

/** c = a b, by tiles of 4 rows and 8 columns whose sums stay in registers. */
export function denseMultiply(
  a: usize,
  rowStride: i32,
  stepStride: i32,
  b: usize,
  c: usize,
  nRows: i32,
  nSteps: i32,
  nColumns: i32,
): void {
  const rowBytes = (<usize>rowStride) << 2;
  const stepBytes = (<usize>stepStride) << 2;
  const lineBytes = (<usize>nColumns) << 2;
  memory.fill(c, 0, <usize>nRows * lineBytes);
  for (let step = 0; step < nSteps; step += run) {
    const end = b + <usize>min(run, nSteps - step) * lineBytes;
    addRun(a, rowBytes, stepBytes, b, end, c, nRows, nColumns);
    a += <usize>run * stepBytes;
    b = end;
  }
}

function addRun(
  a: usize,
  rowBytes: usize,
  stepBytes: usize,
  b: usize,
  end: usize,
  c: usize,
  nRows: i32,
  nColumns: i32,
): void {
  const lineBytes = (<usize>nColumns) << 2;
  const tiledBytes = (<usize>(nColumns & ~7)) << 2;
  let row = 0;
  for (; row + 4 <= nRows; row += 4) {
    for (let j: usize = 0; j < tiledBytes; j += 32) {
      tile4(a, rowBytes, stepBytes, b + j, end, lineBytes, c + j);
    }
    for (let j = tiledBytes; j < lineBytes; j += 4) {
      for (let r: usize = 0; r < 4; r++) {
        single(a + r * rowBytes, stepBytes, b + j, end, lineBytes, c + r * lineBytes + j);
      }
    }
    a += 4 * rowBytes;
    c += 4 * lineBytes;
  }
  for (; row < nRows; row++) {
    for (let j: usize = 0; j < tiledBytes; j += 32) {
      tile1(a, stepBytes, b + j, end, lineBytes, c + j);
    }
    for (let j = tiledBytes; j < lineBytes; j += 4) {
      single(a, stepBytes, b + j, end, lineBytes, c + j);
    }
    a += rowBytes;
    c += lineBytes;
  }
}

function tile4(
  a: usize,
  rowBytes: usize,
  stepBytes: usize,
  b: usize,
  end: usize,
  lineBytes: usize,
  c: usize,
): void {
  const a1 = a + rowBytes;
  const a2 = a1 + rowBytes;
  const a3 = a2 + rowBytes;
  const c1 = c + lineBytes;
  const c2 = c1 + lineBytes;
  const c3 = c2 + lineBytes;
  let s00 = v128.load(c), s01 = v128.load(c, 16);
  let s10 = v128.load(c1), s11 = v128.load(c1, 16);
  let s20 = v128.load(c2), s21 = v128.load(c2, 16);
  let s30 = v128.load(c3), s31 = v128.load(c3, 16);
  for (let at: usize = 0; b < end; b += lineBytes, at += stepBytes) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let left = v128.load32_splat(a + at);
    s00 = f32x4.add(s00, f32x4.mul(left, b0));
    s01 = f32x4.add(s01, f32x4.mul(left, b1));
    left = v128.load32_splat(a1 + at);
    s10 = f32x4.add(s10, f32x4.mul(left, b0));
    s11 = f32x4.add(s11, f32x4.mul(left, b1));
    left = v128.load32_splat(a2 + at);
    s20 = f32x4.add(s20, f32x4.mul(left, b0));
    s21 = f32x4.add(s21, f32x4.mul(left, b1));
    left = v128.load32_splat(a3 + at);
    s30 = f32x4.add(s30, f32x4.mul(left, b0));
    s31 = f32x4.add(s31, f32x4.mul(left, b1));
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

function tile1(
  a: usize,
  stepBytes: usize,
  b: usize,
  end: usize,
  lineBytes: usize,
  c: usize,
): void {
  let s0 = v128.load(c), s1 = v128.load(c, 16);
  for (; b < end; b += lineBytes, a += stepBytes) {
    const left = v128.load32_splat(a);
    s0 = f32x4.add(s0, f32x4.mul(left, v128.load(b)));
    s1 = f32x4.add(s1, f32x4.mul(left, v128.load(b, 16)));
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

function single(
  a: usize,
  stepBytes: usize,
  b: usize,
  end: usize,
  lineBytes: usize,
  c: usize,
): void {
  let sum = load<f32>(c);
  for (; b < end; b += lineBytes, a += stepBytes) sum += load<f32>(a) * load<f32>(b);
  store<f32>(c, sum);
}

/**
 * One step of Adam on `length` numbers.
 *
 * @param gradients one address a gradient, u32; they are summed first to last
 */
export function denseAdamStep(
  parameters: usize,
  means: usize,
  squares: usize,
  gradients: usize,
  nGradients: i32,
  length: i32,
  stepSize: f32,
  decay: f32,
  rest: f32,
  squareDecay: f32,
  squareRest: f32,
  epsilon: f32,
  least: f32,
): void {
  const bytes = (<usize>length) << 2;
  const tiled = bytes & ~15;
  const lastGradient = gradients + ((<usize>nGradients) << 2);
  let at: usize = 0;
  for (; at < tiled; at += 16) {
    let gradient = v128.load(<usize>load<u32>(gradients) + at);
    for (let g = gradients + 4; g < lastGradient; g += 4) {
      gradient = f32x4.add(gradient, v128.load(<usize>load<u32>(g) + at));
    }
    let mean = f32x4.add(
      f32x4.mul(f32x4.splat(decay), v128.load(means + at)),
      f32x4.mul(f32x4.splat(rest), gradient),
    );
    mean = v128.andnot(mean, f32x4.lt(f32x4.abs(mean), f32x4.splat(least)));
    const square = f32x4.add(
      f32x4.mul(f32x4.splat(squareDecay), v128.load(squares + at)),
      f32x4.mul(f32x4.splat(squareRest), f32x4.mul(gradient, gradient)),
    );
    v128.store(means + at, mean);
    v128.store(squares + at, square);
    const change = f32x4.div(
      f32x4.mul(f32x4.splat(stepSize), mean),
      f32x4.add(f32x4.sqrt(square), f32x4.splat(epsilon)),
    );
    v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), change));
  }
  for (; at < bytes; at += 4) {
    let gradient = load<f32>(<usize>load<u32>(gradients) + at);
    for (let g = gradients + 4; g < lastGradient; g += 4) {
      gradient += load<f32>(<usize>load<u32>(g) + at);
    }
    let mean = decay * load<f32>(means + at) + rest * gradient;
    if (abs(mean) < least) mean = 0;
    const square = squareDecay * load<f32>(squares + at) + squareRest * (gradient * gradient);
    store<f32>(means + at, mean);
    store<f32>(squares + at, square);
    const change = (stepSize * mean) / (sqrt<f32>(square) + epsilon);
    store<f32>(parameters + at, load<f32>(parameters + at) - change);
  }
}
