import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realData } from '../realData.ts';
import { browserPath } from './openBrowser.ts';
import { openStage, settle, soon, whatIsMissing, type Stage } from './stage.ts';

const skip = browserPath === undefined || !realData.present;
const reason = realData.present ? whatIsMissing : realData.whatIsMissing;

describe.skipIf(skip)(`the journey of an analyst (${reason})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await copyFile(realData.path('cc-general.csv'), join(stage.folder, 'cc-general.csv'));
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
  const heading = (name: string | RegExp) => stage.page.getByRole('heading', { name }).first();
  const open = async (title: string): Promise<void> => {
    const pages = stage.page.getByRole('navigation', { name: 'This run' });
    await pages.getByRole('link', { name: title, exact: true }).click();
    await settle(stage.page);
  };
  const saved = async (press: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([stage.page.waitForEvent('download'), press()]);
    expect(await download.failure()).toBeNull();
    return download.suggestedFilename();
  };

  it('begins with an empty house that says what to do', async () => {
    await stage.page.goto(stage.address);
    await heading('No runs yet').waitFor();
    await stage.look('01-runs-empty');
  });

  it('uploads a file, sees how it was understood, and watches it become segments', async () => {
    const { page, folder } = stage;
    await page.getByRole('link', { name: 'New run' }).first().click();
    await stage.look('02-new-run');
    await page.locator('input[type=file]').setInputFiles(join(folder, 'cc-general.csv'));
    await button('Find segments').waitFor();
    await stage.look('03-new-run-options');
    await button('Find segments').click();
    await heading('Customer segments').waitFor();
    await stage.look('04-overview');
  });

  it('names a segment, and the name goes everywhere', async () => {
    const { page } = stage;
    await button('Edit name of the segment').first().click();
    await page.getByLabel('Name of the segment', { exact: true }).fill('Quiet savers');
    await button('Save').click();
    const renamed = page.getByRole('link', { name: /Quiet savers/ });
    await renamed.first().click();
    await heading('Quiet savers').waitFor();
    await button('Edit summary of the segment').click();
    await page.getByLabel('Summary of the segment', { exact: true }).fill('They rarely spend.');
    await button('Save').click();
    await page.getByText('They rarely spend.').waitFor();
    await stage.look('05-segment');
  });

  it('saves a chart as picture, drawing and figures', async () => {
    const names: string[] = [];
    for (const kind of ['Picture (PNG)', 'Drawing (SVG)', 'Figures (CSV)']) {
      await button('Save What sets them apart').click();
      names.push(await saved(() => stage.page.getByRole('menuitem', { name: kind }).click()));
    }
    for (const kind of ['Picture (PNG)', 'Drawing (SVG)', 'Figures (CSV)']) {
      await button('Save Segment profile').click();
      names.push(await saved(() => stage.page.getByRole('menuitem', { name: kind }).click()));
    }
    const kinds = ['png', 'svg', 'csv'];
    expect(names.map((name) => name.split('.').pop())).toEqual([...kinds, ...kinds]);
  });

  it('filters in the explorer; every chart answers and the address holds the state', async () => {
    const { page } = stage;
    await open('Explore');
    const bar = page.getByRole('region', { name: 'Selected customers' });
    const counted = async () =>
      Number((await bar.locator('strong').innerText()).replace(/\D/g, ''));
    expect(await counted()).toBe(8950);
    await stage.look('06-explore');
    await page
      .getByRole('button', { name: /Quiet savers/ })
      .first()
      .click();
    await expect.poll(counted, soon).toBeLessThan(8950);
    const ofSegment = await counted();
    const balance = page.getByRole('slider', { name: 'Balance, from' });
    await balance.focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(counted, soon).toBeLessThan(ofSegment);
    const both = await counted();
    await page.waitForURL(/segment=.*BALANCE/);
    await page.reload();
    await expect.poll(counted, soon).toBe(both);
    await settle(page);
    await stage.look('07-explore-filtered');
  });

  it('picks five of the customers it drilled to, and takes the list away', async () => {
    const { page } = stage;
    await page.getByRole('link', { name: 'Show customers' }).click();
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    for (let i = 0; i < 5; i++) await boxes.nth(i).check();
    expect(await boxes.nth(6).isDisabled()).toBe(true);
    await heading('Side by side').waitFor();
    await stage.look('08-customers');
    expect(await saved(() => button('Save as CSV').click())).toBe('customers.csv');
  });

  it('tries a what-if, which answers as a value changes', async () => {
    const { page } = stage;
    await open('Predict');
    await heading('What would move this customer').waitFor();
    await stage.look('09-predict');
    const answer = page.getByRole('region', { name: 'Segment', exact: true });
    const before = await answer.innerText();
    await page.getByRole('spinbutton', { name: 'Balance', exact: true }).fill('15000');
    await expect.poll(() => answer.innerText(), soon).not.toBe(before);
  });

  it.each([
    ['Map', '10-map'],
    ['How many segments', '11-choice'],
    ['Data', '12-data'],
  ])('opens %s', async (title, name) => {
    await open(title);
    await stage.look(name);
  });

  it('takes the model away', async () => {
    await open('Overview');
    const link = stage.page.getByRole('link', { name: 'Model as SQL' });
    expect(await saved(() => link.click())).toMatch(/\.sql$/);
  });

  it('compares it with another run of the same file', async () => {
    const { page, address } = stage;
    await page.goto(`${address}/new`);
    await page.getByRole('button', { name: 'Use cc-general.csv' }).first().click();
    await page.getByRole('combobox', { name: 'How many segments' }).fill('4');
    await button('Find segments').click();
    await heading('Customer segments').waitFor();
    await page.goto(`${address}/compare`);
    await page.getByRole('checkbox').nth(1).waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await heading('Side by side').waitFor();
    await heading(/^Who moved/).waitFor();
    await stage.look('13-compare');
  });

  it('lists the runs, and the settings say who may do what', async () => {
    const { page, address } = stage;
    await page.goto(address);
    await settle(page);
    await stage.look('14-runs');
    await page.goto(`${address}/settings`);
    await settle(page);
    await stage.look('15-settings');
  });
});
