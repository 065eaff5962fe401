import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modelFileSchema, runManifestSchema } from '../src/contract/index.ts';

/** Holds a published run's folder to the contract: every file there, whole, and in agreement. */
export function faultsOfRun(folder: string): string[] {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const manifest = runManifestSchema.parse(JSON.parse(read('run.json')));
  const model = modelFileSchema.parse(JSON.parse(read('model.json')));
  const rows = read('segments.csv').trimEnd().split('\n');
  return [
    rows[0] !== 'customer_id,segment_id,segment,cluster,probability,distance' &&
      'segments.csv has another header',
    rows.length - 1 !== manifest.features.nSamples &&
      `segments.csv has ${rows.length - 1} rows, the run ${manifest.features.nSamples}`,
    model.segments.length !== manifest.segments.length &&
      'model.json has another number of segments than run.json',
    manifest.segments.reduce((sum, { size }) => sum + size, 0) !== manifest.features.nSamples &&
      'the segments do not add up to the customers',
    statSync(join(folder, 'report.html')).size < 10_000 && 'report.html is nearly empty',
  ].filter((fault) => fault !== false);
}

if (import.meta.main) {
  const folder = process.argv[2] ?? '.';
  const faults = faultsOfRun(folder);
  for (const fault of faults) console.error(fault);
  console.log(`${folder}: ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
