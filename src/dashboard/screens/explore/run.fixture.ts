import {
  runManifestSchema,
  segmentConfigSchema,
  type CustomerTable,
  type TableColumn,
} from '../../../contract/index.ts';

const segment = (
  id: string,
  name: string,
  cluster: number,
  size: number,
  jobs: [number, number],
) => ({
  id,
  name,
  summary: '',
  size,
  share: size / 10,
  cluster,
  ruleId: 'none',
  traits: [],
  strategy: [],
  profile: {
    features: [],
    categories: [
      {
        feature: 'job',
        label: 'Job',
        levels: [
          { level: 'clerk', count: jobs[0], share: 0, overallShare: 0, lift: null },
          { level: 'farmer', count: jobs[1], share: 0, overallShare: 0, lift: null },
        ],
      },
    ],
    outcomes: [],
  },
  silhouette: null,
  stability: null,
});

const distribution = (feature: string, label: string, bySegment: number[][]) => ({
  feature,
  label,
  unit: 'none',
  spacing: 'linear',
  edges: [0, 40, 80],
  overall: [5, 4],
  bySegment,
});

/** Ten customers in two segments, formed on balance and job. */
export const aRun = runManifestSchema.parse({
  schemaVersion: 1,
  runId: 'run-1',
  createdAt: '2026-11-21T10:00:00.000Z',
  config: segmentConfigSchema.parse({ source: 'bank.csv' }),
  seed: 42,
  versions: {},
  currency: null,
  data: {
    sources: ['bank.csv'],
    shape: 'customers',
    rowsRead: 10,
    rowsRejected: 0,
    rejects: [],
    customers: 10,
    fingerprint: '',
    decisions: [],
    columns: [],
    roles: [],
  },
  features: { names: ['balance', 'job=clerk'], nSamples: 10, nFeatures: 2, steps: [] },
  selection: {
    chosen: { algorithm: 'kmeans', k: 2 },
    verdict: 'clear',
    reasons: [],
    votes: [],
    candidates: [],
  },
  segments: [segment('S1', 'Savers', 1, 6, [4, 2]), segment('S2', 'Users', 0, 4, [1, 2])],
  distributions: [
    distribution('age', 'Age', [
      [4, 1],
      [1, 3],
    ]),
    distribution('balance', 'Balance', [
      [3, 3],
      [2, 2],
    ]),
  ],
  map: null,
  warnings: [],
  timings: {},
});

const column: Omit<TableColumn, 'name' | 'label' | 'kind'> = {
  unit: 'none',
  missing: 0,
  levels: [],
  range: null,
  explorable: true,
};

/** The same customers' table, with a column that the manifest does not count and some that are no charts. */
export const aTable: CustomerTable = {
  nCustomers: 10,
  columns: [
    { ...column, name: 'age', label: 'Age', kind: 'number', range: { lower: 1, upper: 79 } },
    {
      ...column,
      name: 'balance',
      label: 'Balance',
      kind: 'number',
      range: { lower: 0, upper: 80 },
    },
    { ...column, name: 'job', label: 'Job', kind: 'category', levels: ['farmer', 'clerk', '<b>'] },
    {
      ...column,
      name: 'visits',
      label: 'Visits',
      kind: 'number',
      unit: 'count',
      range: { lower: 0, upper: 2 },
    },
    { ...column, name: 'notes', label: 'Notes', kind: 'category', explorable: false },
    { ...column, name: 'map x', label: 'Map', kind: 'number', range: { lower: 0, upper: 1 } },
  ],
};
