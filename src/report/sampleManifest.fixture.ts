import {
  runManifestSchema,
  type FeatureProfile,
  type RunManifest,
  type Segment,
  type Unit,
} from '../contract/index.ts';

/** Names as a hostile or careless source could bring them about. */
const hostileNames = [
  'Cash-advance reliant',
  '<script>alert("segment")</script>',
  "\"><img src=x onerror=alert(1)> & 'quoted'",
  'عملاء التوفير \u202Egnp.exe',
  'Family 👨‍👩‍👧‍👦 savers 家族の貯蓄者 \u001B[31mred\u0007',
  'Regular customers whose name was made from far too many of their traits to fit on any line of a table',
];

const features: readonly (readonly [string, string, Unit])[] = [
  ['BALANCE', 'Balance', 'money'],
  ['PURCHASES', 'Purchases', 'money'],
  ['CASH_ADVANCE', 'Cash advance', 'money'],
  ['PURCHASES_FREQUENCY', 'Purchase frequency', 'rate'],
  ['PURCHASES_TRX', 'Purchase transactions', 'count'],
  ['LAST_SEEN', 'Last seen', 'days'],
  ['TENURE', 'Tenure', 'years'],
  ['SCORE', 'Score <b>&amp;</b>', 'none'],
];

const nBins = 12;

interface SampleSize {
  readonly nSegments: number;
  readonly nFeatures: number;
  readonly cellsAcross: number;
}

/** A whole run of made-up card holders, checked by the manifest's schema; figures follow from formulas. */
export function sampleManifest(size: Partial<SampleSize> = {}): RunManifest {
  const { nSegments = 5, nFeatures = 6, cellsAcross = 24 } = size;
  const ids = Array.from({ length: nSegments }, (_, i) => i);
  const columns = Array.from({ length: nFeatures }, (_, j) => featureAt(j));
  return runManifestSchema.parse({
    schemaVersion: 1,
    runId: 'run-0001',
    createdAt: '2026-11-21T07:12:00.000Z',
    config: { source: '/home/analyst/card holders.csv', playbook: '/home/analyst/own.yaml' },
    seed: 42,
    versions: { clientele: '0.1.0', node: '24.21.0' },
    currency: 'EUR',
    data: dataOf(columns),
    features: {
      names: columns.slice(0, -1).map((c) => c.name),
      nSamples: 8950,
      nFeatures: nFeatures - 1,
      steps: columns.map((c) => `${c.label}: log1p, then standardised`),
    },
    selection: selectionOf(nSegments),
    solutions: solutionsAround(nSegments),
    segments: ids.map((i) => segmentAt(i, nSegments, columns)),
    classifier: classifierOf(ids, columns),
    rules: rulesOf(ids, columns),
    distributions: columns.map((c, j) => ({
      feature: c.name,
      label: c.label,
      unit: c.unit,
      spacing: j % 2 === 0 ? 'log' : 'linear',
      edges: Array.from({ length: nBins + 1 }, (_, b) => (j % 2 === 0 ? 2 ** b - 1 : b * 0.1)),
      overall: hump(nBins / 2, 4000),
      bySegment: ids.map((i) => hump(2 + i, 900)),
    })),
    map: mapOf(ids, cellsAcross),
    tree: nSegments < 3 ? null : treeOf(nSegments),
    unassigned: 12,
    embedding: {
      kind: 'autoencoder',
      nCodes: 3,
      nEpochs: 40,
      reconstructionError: 0.04,
      features: columns.slice(0, -1).map((c) => ({ feature: c.name, reconstructionError: 0.04 })),
    },
    warnings: ['8 customers have a frequency above 1 <b>, which cannot be.'],
    timings: { read: 412, fit: 2840, total: 63_501 },
  });
}

interface SampleColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
}

function featureAt(index: number): SampleColumn {
  const [name, label, unit] = features[index % features.length];
  const round = Math.floor(index / features.length);
  return round === 0
    ? { name, label, unit }
    : { name: `${name}_${round}`, label: `${label} ${round}`, unit };
}

function hump(centre: number, height: number): number[] {
  return Array.from({ length: nBins }, (_, b) =>
    Math.round(height * Math.exp(-((b - centre) ** 2) / 6)),
  );
}

function dataOf(columns: readonly SampleColumn[]): unknown {
  const none = { min: null, max: null, mean: null, std: null, q1: null, median: null, q3: null };
  return {
    sources: ['/home/analyst/card holders.csv'],
    shape: 'card-usage',
    rowsRead: 8952,
    rowsRejected: 2,
    rejects: [
      { line: 17, column: null, reason: 'the row has 17 values, the header 18' },
      { line: 4101, column: 'BALANCE', reason: 'the quote <"> is never closed' },
    ],
    customers: 8950,
    fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    decisions: [
      { stage: 'shape', column: null, text: 'One row is one card holder.', count: null },
      { stage: 'clean', column: 'PURCHASES', text: 'A heavy tail was transformed.', count: null },
      { stage: 'clean', column: 'BALANCE', text: '313 missing values were filled in.', count: 313 },
    ],
    columns: columns.map(({ name, unit }) => ({
      name,
      type: 'number',
      format: 'decimal comma',
      count: 8600,
      missing: 350,
      invalid: 0,
      distinct: 8123,
      ...none,
      min: 0,
      median: unit === 'rate' ? 0.125 : 12.5,
      skewness: null,
      integer: false,
      topValues: [],
    })),
    roles: columns.map(({ name, label, unit }) => ({
      name,
      role: 'spend',
      concept: null,
      label,
      unit,
      confidence: 0.9,
      reason: 'the name says so',
    })),
  };
}

/** Each segment joins those before it. */
function treeOf(nSegments: number): unknown {
  return {
    leaves: Array.from({ length: nSegments }, (_, cluster) => ({ cluster, size: 10 })),
    merges: Array.from({ length: nSegments - 1 }, (_, i) => ({
      first: i === 0 ? 0 : i + 1,
      second: i === 0 ? 1 : nSegments + i - 1,
      height: i + 1,
    })),
  };
}

/** The chosen number of segments, one fewer and one more; with each more the last one splits in halves. */
function solutionsAround(chosen: number): unknown {
  return [chosen - 1, chosen, chosen + 1].map((k) => ({
    k,
    sizes: Array.from({ length: k }, () => 100),
    inSegments: Array.from({ length: k }, (_, i) =>
      Array.from({ length: chosen }, (__, j) => (Math.min(i, chosen - 1) === j ? 100 : 0)),
    ),
    inNext:
      k > chosen
        ? null
        : Array.from({ length: k }, (_, i) =>
            Array.from({ length: k + 1 }, (__, j) =>
              i === j || (i === k - 1 && j === k) ? 100 : 0,
            ),
          ),
    agreementWithNext: k > chosen ? null : 0.8,
  }));
}

function selectionOf(chosen: number): unknown {
  return {
    chosen: { algorithm: 'kmeans', k: chosen },
    verdict: 'weak',
    reasons: ['The mean silhouette of 0.21 shows that segments overlap.'],
    votes: [
      { measure: 'knee', k: chosen },
      { measure: 'silhouette', k: 2 },
      { measure: 'gap', k: null },
    ],
    candidates: Array.from({ length: 9 }, (_, i) => ({
      algorithm: 'kmeans',
      k: i + 2,
      inertia: 120_000 / Math.sqrt(i + 1),
      silhouette: 0.25 - 0.01 * i,
      silhouetteSampleSize: 8950,
      daviesBouldin: 1.5 + 0.02 * i,
      calinskiHarabasz: 3000 - 150 * i,
      gap: 0.6 + 0.02 * i,
      gapStandardError: 0.01,
      bic: null,
      aic: null,
      clusterSizes: [5000 - 300 * i, 700 - 50 * i],
      converged: i !== 8,
      nIter: 12 + i,
    })),
  };
}

function segmentAt(index: number, nSegments: number, columns: readonly SampleColumn[]): Segment {
  const share = (2 * (nSegments - index)) / (nSegments * (nSegments + 1));
  const profiles = columns.map((c, j) => profileOf(c, index, j, j < columns.length - 1));
  return {
    id: `S${index + 1}`,
    name: index < hostileNames.length ? hostileNames[index] : `Segment number ${index + 1}`,
    summary: 'They use the card often & pay <late>.',
    size: Math.round(8950 * share),
    share,
    cluster: (index + 1) % nSegments,
    ruleId: 'sample',
    traits: profiles.slice(0, 4).map((p) => ({
      feature: p.feature,
      label: p.label,
      unit: p.unit,
      direction: (p.z ?? 0) >= 0 ? 'high' : 'low',
      value: p.mean ?? 0,
      overall: p.overallMean ?? 0,
      z: p.z ?? 0,
      text: `${p.label} far from the average`,
    })),
    strategy: [
      {
        action: 'Offer an instalment plan.',
        rationale: 'They split payments.',
        evidence: 'Twice the average.',
      },
      { action: 'Write to them <b>soon</b>.', rationale: 'They left before.', evidence: '' },
    ],
    profile: {
      features: profiles,
      categories: [
        categoryOf('Channel', ['app', 'branch <i>'], index),
        categoryOf('City', ['Lisbon'], index),
      ],
      outcomes: [
        {
          outcome: 'accepted',
          level: 'yes',
          rate: 0.05 + 0.02 * index,
          lower: 0.04 + 0.02 * index,
          upper: 0.065 + 0.02 * index,
          overallRate: 0.117,
        },
      ],
    },
    silhouette: index === 0 ? null : 0.2,
    stability:
      index === 0
        ? null
        : {
            jaccard: 0.9 - 0.2 * index,
            recovered: 0.5,
            verdict: index === 1 ? 'doubtful' : 'dissolved',
          },
  };
}

function profileOf(
  { name, label, unit }: SampleColumn,
  segment: number,
  column: number,
  clustered: boolean,
): FeatureProfile {
  const overall = unit === 'money' ? 1234567.891 : 0.4;
  const z = ((segment * 3 + column * 2) % 7) / 2 - 1.5;
  const missing = segment === 1 && column === 1;
  return {
    feature: name,
    label,
    unit,
    clustered,
    count: missing ? 0 : 1000,
    mean: missing ? null : overall * (1 + z / 4),
    q1: missing ? null : overall * 0.5,
    median: missing ? null : overall,
    q3: missing ? null : overall * 1.5,
    overallMean: overall,
    overallMedian: overall * 0.8,
    z: missing ? null : z,
    modelZ: clustered && !missing ? z * 0.9 : null,
  };
}

function categoryOf(label: string, levels: readonly string[], segment: number) {
  return {
    feature: label.toLowerCase(),
    label,
    levels: levels.map((level, i) => ({
      level,
      count: 100 * (i + 1),
      share: 0.1 * (segment + 1),
      overallShare: 0.3,
      lift: segment === 0 ? null : (0.1 * (segment + 1)) / 0.3,
    })),
  };
}

function classifierOf(ids: readonly number[], columns: readonly SampleColumn[]): unknown {
  const confusion = ids.map((i) => ids.map((j) => (i === j ? 300 - 20 * i : (i + 2 * j) % 7)));
  const total = confusion.flat().reduce((sum, count) => sum + count, 0);
  return {
    nTrain: 4 * total,
    nTest: total,
    accuracy: 0.9731,
    oobScore: 0.9702,
    confusion,
    precision: ids.map((i) => (i === 1 ? null : 0.98 - 0.01 * i)),
    recall: ids.map((i) => 0.97 - 0.01 * i),
    importances: columns.map(({ name, label }, j) => ({
      feature: name,
      label,
      impurity: 2 ** -(j + 1),
      permutation: j === columns.length - 1 ? -0.0004 : 0.2 / (j + 1),
    })),
  };
}

/** The last segment has no rule. */
function rulesOf(ids: readonly number[], columns: readonly SampleColumn[]): unknown {
  const [first, second] = columns;
  const open = { above: null, atMost: null, levels: null };
  const channel = { feature: 'channel', label: 'Channel', ...open };
  const rulesAt = (i: number) => [
    {
      conditions: [
        { feature: first.name, label: first.label, ...open, above: 1500.25 },
        { feature: second.name, label: second.label, ...open, atMost: 90 * i },
        { ...channel, levels: ['branch <i>'] },
      ],
      text: 'balance above 1,500.25, purchases at most 90 and channel is branch <i>',
      coverage: 0.82 - 0.1 * i,
      precision: 0.941,
    },
    {
      conditions: [{ feature: first.name, label: first.label, ...open, above: 2, atMost: 8.5 }],
      text: 'balance above 2 up to 8.5',
      coverage: 0.05,
      precision: 0.61,
    },
  ];
  return {
    fidelity: 0.8859,
    segments: ids.map((i) => {
      const isLast = i === ids.length - 1;
      return {
        segmentId: `S${i + 1}`,
        rules: isLast ? [] : rulesAt(i),
        coverage: isLast ? 0 : 0.87 - 0.1 * i,
      };
    }),
  };
}

function mapOf(clusters: readonly number[], nx: number): unknown {
  const ny = Math.ceil(nx * 0.75);
  const cells = clusters.flatMap((cluster) =>
    Array.from({ length: nx * ny }, (_, i) => [
      i % nx,
      Math.floor(i / nx),
      cluster,
      (i * 7 + cluster) % 5,
    ]),
  );
  return {
    explainedVarianceRatio: [0.34, 0.22],
    xRange: [-4, 4],
    yRange: [-3, 3],
    nx,
    ny,
    cells: cells.filter(
      ([column, , cluster, n]) =>
        n > 0 && Math.abs((column * clusters.length) / nx - cluster) < 1.6,
    ),
    centres: clusters.map((cluster) => [cluster * 0.3 - 1, cluster * 0.1]),
  };
}
