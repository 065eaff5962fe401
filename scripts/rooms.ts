/** Which rooms of `src` each room may import, and why it may import no more. */
export const rooms: Readonly<Record<string, { mayImport: readonly string[]; because: string }>> = {
  core: {
    mayImport: [],
    because: 'core is pure numerics: it must run anywhere and know nothing of banks, files or SQL.',
  },
  compute: {
    mayImport: ['core'],
    because: 'compute only makes core fast; it knows no statistics and no data.',
  },
  contract: {
    mayImport: [],
    because: 'contract holds the shapes that leave the process, so everyone can read them alone.',
  },
  data: {
    mayImport: ['core', 'contract'],
    because: 'data turns sources into relations; what is done with them is decided elsewhere.',
  },
  features: {
    mayImport: ['core', 'contract'],
    because: 'features prepares tables that it is given; where they come from is not its business.',
  },
  segments: {
    mayImport: ['core', 'features', 'contract'],
    because: 'segments groups feature matrices and describes the groups, without data or doors.',
  },
  personas: {
    mayImport: ['core', 'features', 'segments', 'contract'],
    because: 'personas names profiles by written rules; it computes no clusters.',
  },
  scoring: {
    mayImport: ['core', 'features', 'segments', 'contract'],
    because: 'scoring applies a fitted model to customers one by one or many; it reads no files.',
  },
  exports: {
    mayImport: ['core', 'data', 'features', 'segments', 'scoring', 'contract'],
    because: 'exports writes a fitted model in the languages of other systems and runs none of it.',
  },
  report: {
    mayImport: ['contract'],
    because: 'a report is made from a manifest alone, so that any run can be told again.',
  },
  store: {
    mayImport: ['contract'],
    because: 'the store keeps files; it does not know how they were made.',
  },
  run: {
    mayImport: [
      'core',
      'compute',
      'contract',
      'data',
      'features',
      'segments',
      'personas',
      'scoring',
    ],
    because: 'run wires the rooms together and leaves publishing and telling to the doors.',
  },
  server: {
    mayImport: ['run', 'store', 'report', 'exports', 'scoring', 'contract'],
    because: 'the server is a thin door: it asks run and store and tells what it got over HTTP.',
  },
  dashboard: {
    mayImport: ['scorer', 'contract'],
    because: 'the dashboard runs in a browser and knows the server by its shapes alone.',
  },
  cli: {
    mayImport: ['run', 'store', 'report', 'exports', 'server', 'contract'],
    because: 'the command line is a thin door: it asks run and tells what it got.',
  },
  scorer: {
    mayImport: ['scoring', 'contract'],
    because: 'a browser loads the scorer alone: it must reach no file, database or worker.',
  },
  index: {
    mayImport: ['core', 'compute', 'contract', 'run', 'scoring', 'exports', 'store', 'report'],
    because: 'the library exports what the rooms offer and adds nothing.',
  },
};
