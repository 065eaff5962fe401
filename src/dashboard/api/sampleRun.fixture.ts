import {
  type Candidate,
  runManifestSchema,
  type RunManifest,
  type Segment,
} from '../../contract/index.ts';

/** Names that must stay text wherever they are shown. */
export const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'عملاء \u202Egnp.exe',
  'x'.repeat(10_000),
] as const;

const features = [
  { feature: 'balance', label: 'Balance', unit: 'money', clustered: true },
  { feature: 'visits', label: 'Visits', unit: 'count', clustered: true },
  { feature: 'age', label: 'Age', unit: 'years', clustered: false },
] as const;

/** A small run with made-up figures: segment i has mean 10 (i + 1) of everything, and i - 1 as its difference. */
export function sampleRun(names: readonly string[] = ['Savers', 'Spenders', 'Quiet']): RunManifest {
  return runManifestSchema.parse({
    schemaVersion: 1,
    runId: 'run-1',
    createdAt: '2026-11-21T07:12:00.000Z',
    config: { source: '/data/bank.csv' },
    seed: 42,
    versions: { clientele: '0.1.0' },
    currency: 'EUR',
    data: {
      sources: ['/data/bank.csv'],
      shape: 'customers',
      rowsRead: 602,
      rowsRejected: 2,
      rejects: [{ line: 7, column: null, reason: 'too short' }],
      customers: 600,
      fingerprint: 'f',
      decisions: [
        { stage: 'read', column: null, text: 'Read as CSV.', count: null },
        { stage: 'shape', column: null, text: 'One row a customer.', count: null },
      ],
      columns: features.map(({ feature }) => columnOf(feature)),
      roles: features.map(({ feature, label, unit }) => ({
        name: feature,
        role: feature === 'balance' ? 'value' : 'number',
        concept: null,
        label,
        unit,
        confidence: 1,
        reason: 'the name says so',
      })),
    },
    features: { names: ['balance', 'visits'], nSamples: 600, nFeatures: 2, steps: [] },
    selection: {
      chosen: { algorithm: 'kmeans', k: names.length },
      verdict: 'weak',
      reasons: ['The groups overlap.'],
      votes: [
        { measure: 'silhouette', k: 2 },
        { measure: 'knee of inertia', k: 3 },
        { measure: 'gap', k: null },
      ],
      candidates: [candidateOf(3), candidateOf(2)],
    },
    segments: names.map(segmentOf),
    distributions: [
      {
        feature: 'balance',
        label: 'Balance',
        unit: 'money',
        spacing: 'linear',
        edges: [0, 10, 20],
        overall: [300, 300],
        bySegment: names.map((_, i) => [100 - 10 * i, 100 + 10 * i]),
      },
    ],
    map: null,
    warnings: [],
    timings: { total: 1 },
  });
}

function candidateOf(k: number): Candidate {
  return {
    algorithm: 'kmeans',
    k,
    inertia: 1000 / k,
    silhouette: k / 10,
    silhouetteSampleSize: 600,
    daviesBouldin: null,
    calinskiHarabasz: null,
    gap: null,
    gapStandardError: null,
    bic: null,
    aic: null,
    icl: null,
    nearSingular: null,
    clusterSizes: [400, 200],
    unassigned: 0,
    converged: true,
    nIter: 5,
  };
}

function segmentOf(name: string, i: number): Segment {
  return {
    id: `segment-${i + 1}`,
    name,
    summary: 'A story.',
    size: 100 * (i + 1),
    share: (i + 1) / 6,
    cluster: i,
    ruleId: 'rule',
    traits: [],
    strategy: [{ action: 'Call', rationale: 'It helps.', evidence: 'Visits 3 x the average' }],
    profile: {
      features: features.map((feature) => ({
        ...feature,
        count: 100 * (i + 1),
        mean: 10 * (i + 1),
        q1: 5 * (i + 1),
        median: 9 * (i + 1),
        q3: 15 * (i + 1),
        overallMean: 20,
        overallMedian: 18,
        z: i - 1,
        modelZ: feature.clustered ? 2 * (i - 1) : null,
      })),
      categories: [],
      outcomes: [],
    },
    silhouette: 0.3,
    stability: null,
  };
}

function columnOf(name: string): Record<string, unknown> {
  return {
    name,
    type: 'number',
    format: null,
    count: 590,
    missing: 10,
    invalid: 0,
    distinct: 300,
    min: 0,
    max: 100,
    mean: 20,
    std: 10,
    q1: 10,
    median: 18,
    q3: 30,
    skewness: 0,
    integer: false,
    topValues: [],
  };
}
