import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSegmentation, writeSynthetic } from 'clientele';
import { createScorer, reasonsInWords, whatWouldMove } from 'clientele/scorer';

/** Segments 1,000 synthetic card holders, then tells of one customer which segment, why, and what would change it. */
const folder = await mkdtemp(join(tmpdir(), 'clientele-example-'));
try {
  const source = join(folder, 'cards.csv');
  await writeSynthetic('card-usage', { customers: 1_000, seed: 1, out: source });
  const { model } = await runSegmentation({ source, k: 4 });

  // A model is plain data: this way it comes from a file, in a browser as well.
  const saved: unknown = JSON.parse(JSON.stringify(model));
  const scorer = createScorer(saved);

  const customer = {
    BALANCE: 2_100,
    PURCHASES: 0,
    CASH_ADVANCE: 3_200,
    CREDIT_LIMIT: '5000',
    PAYMENTS: null,
  };
  const score = scorer.score(customer);
  console.log(`${score.segment}, probability ${score.probability?.toFixed(2) ?? 'not known'}`);
  for (const { text } of score.notes) console.log(`- ${text}`);

  // The forest told that one, as most columns are not given. Distances, and with them reasons, need them all.
  const whole = Object.fromEntries(
    model.inputs.map(({ name, mean, levels }) => [name, mean ?? levels[0]?.level]),
  );
  const usual = { ...whole, ...customer };
  console.log(`${scorer.score(usual).segment}: ${reasonsInWords(scorer.score(usual))}`);
  console.log(whatWouldMove(scorer, usual)?.text ?? 'Nothing a bank can do would change it.');
} finally {
  await rm(folder, { recursive: true, force: true });
}
