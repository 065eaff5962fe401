import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, openBrowser, type BrowserLook } from './openBrowser.ts';
import { writeBank } from './product.ts';
import { segment } from './segment.ts';
import { openStage, phone, settle, whatIsMissing, type Stage } from './stage.ts';

const looks: [string, BrowserLook][] = [
  ['in English', { locale: 'en-GB' }],
  ['in German, dark', { locale: 'de-DE', colorScheme: 'dark' }],
  ['in Arabic', { locale: 'ar-EG' }],
  [
    'on a phone, in another time zone',
    { locale: 'fr-FR', timezoneId: 'Pacific/Auckland', viewport: phone },
  ],
];

describe.skipIf(browserPath === undefined)(`pages that the server draws (${whatIsMissing})`, () => {
  let stage: Stage;
  let explorer = '';
  beforeAll(async () => {
    stage = await openStage();
    const run = await segment(stage, writeBank(join(stage.folder, 'bank.csv'), 1500), { k: 4 });
    explorer = `${stage.address}${run}/explore`;
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  /** A new browser in which the dashboard's libraries do not come before `release`. */
  async function openBare(look: BrowserLook) {
    const browser = await openBrowser(browserPath ?? '', stage.address, look);
    const { promise, resolve: release } = Promise.withResolvers<undefined>();
    await browser.page.route(/\/assets\/libraries-/, async (route) => {
      await promise;
      await route.continue();
    });
    await browser.page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return { ...browser, release: () => release(undefined) };
  }

  it.each(looks)(
    'show the explorer before its code is there, which takes it over as it stands: %s',
    async (_, look) => {
      await using browser = await openBare(look);
      const { page, complaints, release } = browser;
      await page.goto(explorer);
      const segments = page.getByRole('list', { name: 'Segments' });
      await segments.getByRole('button').nth(3).waitFor();
      await page.waitForFunction(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('main canvas');
        const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
        return pixels?.data.some((value) => value > 0);
      });
      const bare = await page.evaluate(() => ({
        widths: [
          ...document.querySelectorAll('ul[aria-label="Segments"] [aria-hidden] > span'),
        ].map((bar) => bar.getBoundingClientRect().width),
        unstyled: document.querySelectorAll('[data-style]').length,
        bars: [...document.querySelectorAll('main svg path')].map((path) => path.getAttribute('d')),
        words: document.querySelector('main')?.innerText,
        title: document.title,
      }));
      expect(Math.max(...bare.widths)).toBeGreaterThan(20);
      expect(bare.bars.length).toBeGreaterThan(8);
      expect(bare).toMatchObject({ unstyled: 0, title: 'Clientele' });
      await page.evaluate(() => {
        const list = document.querySelector('ul[aria-label="Segments"]');
        Object.assign(window, { list });
      });
      release();
      await page.waitForFunction(() => document.title.startsWith('Explore'));
      await settle(page);
      const after = await page.evaluate(() => ({
        isSame: (window as unknown as { list: Element }).list.isConnected,
        shift: (window as unknown as { seen: { shift: number } }).seen.shift,
        words: document.querySelector('main')?.innerText,
      }));
      expect(after).toMatchObject({ isSame: true });
      expect(after.shift).toBeLessThan(0.001);
      const figures = (words = '') =>
        words.replace('Loading the customers …', '').split(/\n+/).slice(-40);
      expect(figures(after.words)).toEqual(figures(bare.words));
      expect(complaints).toEqual([]);
    },
  );

  it('do what was clicked once they can', async () => {
    await using browser = await openBare({});
    const { page, complaints, release } = browser;
    await page.goto(explorer);
    const first = page.getByRole('list', { name: 'Segments' }).getByRole('button').first();
    await first.click();
    expect(await first.getAttribute('aria-pressed')).toBe('false');
    release();
    await page.waitForURL(/segment=/);
    expect(await first.getAttribute('aria-pressed')).toBe('true');
    expect(complaints).toEqual([]);
  });

  it('hold the selection of their address', async () => {
    await using browser = await openBare({});
    const { page, complaints, release } = browser;
    await page.goto(`${explorer}?segment=S2`);
    const pressed = page.getByRole('list', { name: 'Segments' }).locator('[aria-pressed=true]');
    await pressed.waitFor();
    const words = await page.getByRole('region', { name: 'Selected customers' }).innerText();
    expect(words).toMatch(/^\d+ of 1,500 customers/);
    release();
    await page.waitForFunction(() => document.title.startsWith('Explore'));
    await settle(page);
    expect(await page.getByRole('region', { name: 'Selected customers' }).innerText()).toBe(words);
    expect(complaints).toEqual([]);
  });
});
