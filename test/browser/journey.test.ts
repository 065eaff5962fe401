import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSynthetic } from '../../src/run/index.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import { barriers, browserPath, openBrowser, type OpenBrowser } from './openBrowser.ts';

const reason = 'needs Chromium; "npm run test:browser" finds one and runs these tests';
if (browserPath === undefined) process.stdout.write(`test/browser is skipped: it ${reason}.\n`);

/** Pictures of each screen, to look at. */
const pictures = join(import.meta.dirname, 'pictures');

describe.skipIf(browserPath === undefined)(`the journey of an analyst (${reason})`, () => {
  let folder = '';
  let server: RunningServer;
  let browser: OpenBrowser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clientele-journey-'));
    await mkdir(pictures, { recursive: true });
    await writeSynthetic('card-usage', {
      customers: 2000,
      seed: 3,
      out: join(folder, 'cards.csv'),
    });
    const dashboard = join(import.meta.dirname, '../../dist/dashboard');
    const root = join(folder, 'workspace');
    server = await startServer({
      root,
      env: {},
      port: 0,
      dashboard,
      isLate: () => false,
    });
    browser = await openBrowser(browserPath ?? '', server.address);
    ({ page } = browser);
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Looks at the screen in light and dark: nothing stands in anyone's way, and a picture is kept. */
  async function look(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
      expect({ name, colorScheme, barriers: await barriers(page) }).toEqual({
        name,
        colorScheme,
        barriers: [],
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    expect(browser.complaints).toEqual([]);
  }

  const link = (name: string) =>
    page.getByRole('navigation', { name: 'This run' }).getByRole('link', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('uploads a file and watches it become segments', async () => {
    await page.goto(server.address);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await look('runs-empty');
    await page
      .getByRole('navigation', { name: 'Clientele' })
      .getByRole('link', { name: 'New run' })
      .click();
    await page.locator('input[type=file]').setInputFiles(join(folder, 'cards.csv'));
    await button('Find segments').waitFor();
    await look('new-run');
    await button('Find segments').click();
    await page.getByRole('heading', { name: 'Customer segments' }).waitFor();
    await look('overview');
  });

  it('names a segment', async () => {
    await button('Change name of the segment').first().click();
    await page.getByLabel('Name of the segment').fill('<img src=x onerror=alert(1)> Quiet savers');
    await button('Save').click();
    const renamed = page.getByRole('link', { name: /Quiet savers/ });
    await renamed.first().waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    await renamed.first().click();
    await page
      .getByRole('heading', { name: /Quiet savers/ })
      .first()
      .waitFor();
    await look('segment');
  });

  it('filters in the explorer and drills to customers', async () => {
    await link('Explore').click();
    const counted = page.getByRole('region', { name: 'Selected customers' }).getByRole('status');
    await counted.getByText('2,000').first().waitFor();
    await page.getByText('Loading the customers').waitFor({ state: 'detached' });
    await look('explore');
    await page
      .getByRole('button', { name: /Quiet savers/ })
      .first()
      .click();
    await page.waitForURL(/segments?=/);
    await button('Reset').waitFor();
    expect(await counted.innerText()).not.toMatch(/^2,000 of/);
    await page.getByRole('link', { name: 'Show customers' }).click();
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    for (let i = 0; i < 5; i++) await boxes.nth(i).check();
    expect(await boxes.nth(6).isDisabled()).toBe(true);
    await page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await look('customers');
  });

  it('takes the list away', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /CSV|Save|Export/ })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });

  it('tries a what-if, which answers in the browser', async () => {
    await link('Predict').click();
    await page.getByRole('heading', { name: 'What would move this customer' }).waitFor();
    await look('predict');
    const [box] = [page.getByRole('spinbutton').first()];
    const before = await page.locator('main').innerText();
    await box.fill('15000');
    await expect
      .poll(() => page.locator('main').innerText(), { timeout: 300_000 })
      .not.toBe(before);
  });

  it.each([
    ['Map', 'map'],
    ['How many segments', 'choice'],
    ['Data', 'data'],
  ])('opens %s', async (title, name) => {
    await link(title).click();
    await page.locator('main').getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await look(name);
  });

  it('opens the settings and the list of runs', async () => {
    await page.goto(`${server.address}/settings`);
    await page.locator('main').getByRole('heading').first().waitFor();
    await look('settings');
    await page.goto(server.address);
    await page.getByText('cards.csv').first().waitFor();
    await look('runs');
  });

  it('reaches a segment by keyboard alone', async () => {
    const names: string[] = [];
    for (let i = 0; i < 60 && !names.includes('Open the run'); i++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) continue;
      names.push((await focused.innerText()).trim());
      const href = await focused.getAttribute('href');
      if (href?.startsWith('/runs/') === true) {
        await page.keyboard.press('Enter');
        break;
      }
    }
    const opened = page.getByRole('heading', { name: 'Customer segments' });
    await opened.waitFor();
    expect(await opened.count()).toBe(1);
  });
});
