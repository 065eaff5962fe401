import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runManifestSchema, type RunManifest } from '../../src/contract/index.ts';
import { oddColumn, oddTable, writeBankDatabase } from './bankDatabase.ts';
import { browserPath } from './openBrowser.ts';
import { openStage, settle, whatIsMissing, type Stage } from './stage.ts';

describe.skipIf(browserPath === undefined)(`a new run, looked at first (${whatIsMissing})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    writeBankDatabase(join(stage.folder, 'bank.sqlite'), 360);
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const role = (column: string) =>
    stage.page.getByRole('combobox', { name: `${column} is taken for` });
  const start = () => stage.page.getByRole('button', { name: 'Find segments' });

  it('asks which table of a database to read', async () => {
    const { page, address, folder, look } = stage;
    await page.goto(`${address}/new`);
    const accepted = await page.locator('input[type=file]').getAttribute('accept');
    for (const ending of ['.xlsx', '.sqlite', '.duckdb', '.parquet', '.gz', '.zst'])
      expect(accepted).toContain(ending);
    await page.locator('input[type=file]').setInputFiles(join(folder, 'bank.sqlite'));
    const tables = page.getByRole('combobox', { name: 'Table to read' });
    await tables.waitFor();
    expect(await start().count()).toBe(0);
    await look('40-which-table');
    await tables.selectOption(oddTable);
    await start().waitFor();
    expect(await page.locator('[data-hit], img[src="x"]').count()).toBe(0);
  });

  it('shows the quality, and asks for the order of day and month', async () => {
    const { page, look } = stage;
    await page.getByRole('heading', { name: 'Quality of the data' }).waitFor();
    await page.getByRole('radio', { name: /^4 March/ }).check();
    await page.getByText('2026-01-01 to 2026-09-07').waitFor();
    await look('41-understood');
  });

  it('lets every column be another thing, by keyboard, and one be left out', async () => {
    const { page, look } = stage;
    await role('account_no').focus();
    await page.keyboard.type('Customer');
    await page.keyboard.press('Enter');
    await expect.poll(() => role('account_no').inputValue()).toBe('id');
    expect(await role('customer_id').inputValue()).toBe('key');
    await role(oddColumn).selectOption('score');
    await page.getByRole('checkbox', { name: 'Leave out visits' }).check();
    await look('42-changed');
  });

  it('offers the ways of grouping with what each takes', async () => {
    const { page, look } = stage;
    await page.getByText('Advanced', { exact: true }).click();
    const k = page.getByRole('combobox', { name: 'How many segments' });
    await page.getByRole('checkbox', { name: 'HDBSCAN' }).check();
    await page.getByRole('checkbox', { name: 'K-means', exact: true }).uncheck();
    expect(await k.count()).toBe(0);
    await page.getByRole('textbox', { name: 'Smallest dense group' }).waitFor();
    await page.getByRole('checkbox', { name: 'Try all' }).check();
    expect(await page.getByRole('checkbox', { name: 'HDBSCAN' }).isChecked()).toBe(false);
    await look('43-advanced');
    await page.getByRole('checkbox', { name: 'Gaussian mixture' }).check();
    await page.getByRole('checkbox', { name: 'K-means', exact: true }).check();
    await k.fill('3');
    await page.getByRole('textbox', { name: 'Seed' }).fill('7');
    await page.getByRole('textbox', { name: 'Restarts' }).fill('2');
  });

  it('makes the run that was asked for', async () => {
    const { page, address } = stage;
    await start().click();
    await page.getByRole('heading', { name: 'Customer segments' }).waitFor();
    await settle(page);
    const path = new URL(page.url()).pathname;
    const answer = await fetch(`${address}/api/v1${path}`);
    const run: RunManifest = runManifestSchema.parse(await answer.json());
    const { algorithm, seed, nInit, dates, roles, exclude } = run.config;
    expect({ algorithm, seed, nInit, dates, roles, exclude }).toEqual({
      algorithm: ['gaussian-mixture', 'kmeans'],
      seed: 7,
      nInit: 2,
      dates: 'month-first',
      roles: { account_no: 'id', [oddColumn]: 'score' },
      exclude: ['visits'],
    });
    expect(run.features.names).toEqual(['balance', oddColumn]);
    const columns = new Set(run.data.roles.map(({ name }) => name));
    expect(columns.has('branch')).toBe(false);
    expect(await page.locator('[data-hit], img[src="x"]').count()).toBe(0);
    expect(stage.complaints).toEqual([]);
  });

  it('fits a small screen', async () => {
    const { page, address } = stage;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${address}/new`);
    await page.getByRole('button', { name: 'Use bank.sqlite' }).click();
    await page.getByRole('combobox', { name: 'Table to read' }).selectOption(oddTable);
    await start().waitFor();
    await page.getByText('Advanced', { exact: true }).click();
    await settle(page);
    const { wide, seen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      seen: document.documentElement.clientWidth,
    }));
    expect(wide).toBe(seen);
    await stage.look('44-new-run-small');
  });
});
