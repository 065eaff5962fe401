import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSegmentation, writeSynthetic } from 'clientele';

/** Makes 2,000 synthetic customers, segments them and prints each segment with its strongest trait. */
const folder = await mkdtemp(join(tmpdir(), 'clientele-example-'));
try {
  const source = join(folder, 'customers.csv');
  await writeSynthetic('customers', { customers: 2_000, seed: 1, out: source });

  const { manifest } = await runSegmentation({ source, k: '3..6' });

  console.log(`${manifest.segments.length} segments, verdict: ${manifest.selection.verdict}`);
  for (const { name, size, share, traits } of manifest.segments) {
    console.log(
      `${name}: ${size} customers (${(100 * share).toFixed(1)} %), ${traits[0]?.text ?? 'near the average'}`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
