import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './openBrowser.ts';
import { writeBank } from './product.ts';
import { segment } from './segment.ts';
import { openStage, settle, whatIsMissing, type Stage } from './stage.ts';

describe.skipIf(browserPath === undefined)(`why these segments (${whatIsMissing})`, () => {
  let stage: Stage;
  let several = '';
  let merged = '';
  beforeAll(async () => {
    stage = await openStage();
    const bank = writeBank(join(stage.folder, 'bank.csv'), 1200);
    several = await segment(stage, bank, { algorithm: 'auto', k: '3..6', nInit: 2 });
    merged = await segment(stage, bank, { k: '5..7', mergeTo: 3, nInit: 2 });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const heading = (name: string | RegExp) => stage.page.getByRole('heading', { name });
  const open = async (path: string): Promise<void> => {
    await stage.page.goto(`${stage.address}${path}`);
    await stage.page.getByRole('heading', { name: 'How many segments' }).waitFor();
    await settle(stage.page);
  };

  it('says why one way of grouping was taken, and draws every measure of all', async () => {
    await open(`${several}/choice`);
    await heading(/ was taken$/).waitFor();
    const ways = stage.page.getByRole('region', { name: 'Ways of grouping' });
    expect(await ways.getByRole('row').count()).toBeGreaterThan(3);
    expect(await ways.getByText('(taken)').count()).toBe(1);
    for (const measure of ['Silhouette', 'Inertia', 'Davies-Bouldin', 'Calinski-Harabasz', 'BIC'])
      await heading(measure).first().waitFor();
    await stage.look('45-choice-several');
    await stage.lookOnPhone('45-small-choice-several');
  });

  it('shows how each segment holds, and which would join', async () => {
    await heading('Stability by segment').waitFor();
    await heading('Silhouette by segment').waitFor();
    await heading('Which segments would join').waitFor();
    await heading(/^3 segments → /).waitFor();
    const other = stage.page.getByLabel('Compare with another way of grouping');
    await other.selectOption({ index: 1 });
    await heading(/^K-means.* → |→ K-means/)
      .first()
      .waitFor();
    await stage.page.getByText(/^agreement [\d.]+ \(1: the same groups, 0: chance\)$/).waitFor();
  });

  it('shows the finer segments that were merged', async () => {
    await open(`${merged}/choice`);
    await heading('Which segments would join').waitFor();
    await stage.page.getByText('the finer segments that were merged').waitFor();
    await heading(/^K-means, \d segments → Ward, 3 segments$/).waitFor();
    await stage.look('46-choice-merged');
    await stage.lookOnPhone('46-small-choice-merged');
  });
});
