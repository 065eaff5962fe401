import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './openBrowser.ts';
import { writeBank } from './product.ts';
import { segment } from './segment.ts';
import { openStage, phone, settle, whatIsMissing, type Stage } from './stage.ts';

const mostScript = 300_000;
const screens = ['', '/explore', '/customers', '/map', '/predict', '/choice', '/data'];

describe.skipIf(browserPath === undefined)(`pages as they come (${whatIsMissing})`, () => {
  let stage: Stage;
  let run = '';
  beforeAll(async () => {
    stage = await openStage({ locale: 'de-DE', viewport: phone });
    run = await segment(stage, writeBank(join(stage.folder, 'bank.csv'), 1500));
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  it('loads little script for the first screen, and other screens when they are opened', async () => {
    const { page, address } = stage;
    const scripts = new Map<string, number>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      void response
        .request()
        .sizes()
        .then(({ responseBodySize }) => scripts.set(pathname, responseBodySize));
    });
    await page.goto(address);
    await settle(page);
    const first = new Set(scripts.keys());
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    process.stdout.write(`The first screen loads ${Math.round(bytes / 1000)} KB of script.\n`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(mostScript);
    await page.goto(`${address}${run}/explore`);
    await settle(page);
    expect([...scripts.keys()].filter((path) => !first.has(path))).not.toEqual([]);
  });

  it('writes numbers as the reader does', async () => {
    const { page, address } = stage;
    await page.goto(`${address}${run}/explore`);
    await page.getByText('1.500').first().waitFor();
    expect(await page.getByText('1,500').count()).toBe(0);
  });

  it.each(screens)('fits a small screen: %s', async (screen) => {
    const { page, address, lookOnPhone } = stage;
    await page.goto(`${address}${run}${screen}`);
    await lookOnPhone(`30-small${screen.replace('/', '-')}`);
  });

  it('says what to do where there is nothing', async () => {
    const { page, address } = stage;
    await page.goto(`${address}/nowhere`);
    await page.getByRole('link', { name: 'See all runs' }).waitFor();
    await page.goto(`${address}${run}/segments/S99`);
    await page.getByRole('link', { name: 'See the segments of this run' }).waitFor();
  });
});
