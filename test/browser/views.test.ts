import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './openBrowser.ts';
import { writeBank } from './product.ts';
import { segment } from './segment.ts';
import { openStage, settle, soon, whatIsMissing, type Stage } from './stage.ts';

const nCustomers = 900;

describe.skipIf(browserPath === undefined)(`a run of transactions (${whatIsMissing})`, () => {
  let stage: Stage;
  let run = '';
  beforeAll(async () => {
    stage = await openStage();
    const file = writeBank(join(stage.folder, 'transactions.csv'), nCustomers, 'transactions');
    run = await segment(stage, file, { k: 3, nInit: 2, embed: 'autoencoder:3', map: 'umap' });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const button = (name: string | RegExp) => stage.page.getByRole('button', { name });
  const go = async (path: string): Promise<void> => {
    await stage.page.goto(`${stage.address}${run}${path}`);
    await settle(stage.page);
  };
  const selected = async () =>
    Number(
      (
        await stage.page
          .getByRole('region', { name: 'Selected customers' })
          .locator('strong')
          .innerText()
      ).replaceAll(/\D/g, ''),
    );

  it('tells when the customers of a segment act', async () => {
    const { page, look, lookOnPhone } = stage;
    await go('');
    await page.getByRole('link', { name: 'See the segment' }).first().click();
    await page.getByRole('heading', { name: 'Time of day' }).waitFor();
    await page.getByRole('img', { name: /Night, 0 to 6: \d+%/ }).waitFor();
    await settle(page);
    await look('47-segment-times');
    await lookOnPhone('47-small-segment-times');
  });

  it('draws the customers in three ways, each with a box of its own', async () => {
    const { page, look, lookOnPhone } = stage;
    await go('/map');
    const all = await selected();
    expect(all).toBeGreaterThan(0);
    await page.getByText('UMAP keeps neighbours together').waitFor();
    await page.getByRole('radio', { name: 'Principal components' }).check();
    await page.waitForURL(/map=3/);
    await page.getByText(/first two principal components of the features/).waitFor();
    await page.getByRole('radio', { name: 'Autoencoder' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/\/map$/);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/map=2/);
    await page.getByText(/codes that an autoencoder made/).waitFor();
    await settle(page);
    await page.getByRole('group', { name: /^Box on the map/ }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(selected, soon).toBeLessThan(all);
    const inBox = await selected();
    await page.waitForURL(/map=2&box=/);
    await page.reload();
    await expect.poll(selected, soon).toBe(inBox);
    await settle(page);
    await look('48-map-autoencoder');
    await lookOnPhone('48-small-map-autoencoder');
    await page.getByRole('link', { name: 'Show customers' }).click();
    await page.getByText(new RegExp(`^${inBox.toLocaleString('en-GB')} found$`)).waitFor();
  });

  it('tells what the codes keep, which columns lack values, and how one spreads', async () => {
    const { page, look, lookOnPhone } = stage;
    await go('/data');
    for (const name of ['What the codes keep', /^Missing values/, /: distribution$/])
      await page.getByRole('heading', { name, level: 2 }).waitFor();
    await page.getByRole('combobox', { name: 'Column' }).click();
    await page.getByRole('combobox', { name: 'Column' }).fill('Balance');
    await page.getByRole('option', { name: 'Balance', exact: true }).click();
    await page.getByRole('heading', { name: 'Balance: distribution' }).waitFor();
    await settle(page);
    await look('51-data-column');
    await lookOnPhone('51-small-data-column');
  });

  it('holds the list of customers to values of any column', async () => {
    const { page, look, lookOnPhone } = stage;
    await go('/customers');
    const found = page.getByText(/^[\d,]+ found$/);
    const before = await found.innerText();
    await page.getByRole('combobox', { name: 'Filter by a column' }).click();
    await page.keyboard.type('Balance');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('spinbutton', { name: 'Balance, from' }).fill('20000');
    await page.keyboard.press('Enter');
    await expect.poll(() => found.innerText(), soon).not.toBe(before);
    await button(/^Balance: from/).waitFor();
    await settle(page);
    await look('49-customers-filter');
    await lookOnPhone('49-small-customers-filter');
    await page.reload();
    await button(/^Balance: from/).click();
    await expect.poll(() => found.innerText(), soon).toBe(before);
  });
});
