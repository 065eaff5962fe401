/**
 * Runs a command with ONNX Runtime at hand: `node scripts/with-onnxruntime.ts vitest run test/onnx`.
 * The runtime is installed into a folder of its own that goes afterwards: 290 MB that nobody needs who does
 * not work on the ONNX export. Its install script is left out, as it downloads what only CUDA needs.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWith, runOrStop } from './runWith.ts';

const runtime = 'onnxruntime-node@1.30.0';

const given = process.env['CLIENTELE_TEST_ONNXRUNTIME'];
const folder = mkdtempSync(join(tmpdir(), 'clientele-onnxruntime-'));
try {
  if (given === undefined) {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    runOrStop('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', runtime], {
      cwd: folder,
    });
  }
  const place = given ?? join(folder, 'node_modules/onnxruntime-node');
  process.exitCode = runWith({ CLIENTELE_TEST_ONNXRUNTIME: place }, process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
