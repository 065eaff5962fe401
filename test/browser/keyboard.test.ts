import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './openBrowser.ts';
import { writeBank } from './product.ts';
import { openStage, settle, soon, whatIsMissing, type Stage } from './stage.ts';

const mostStops = 150;

describe.skipIf(browserPath === undefined)(
  `every action by keyboard alone (${whatIsMissing})`,
  () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
      // Listened for from the start: a key press is quicker than the first listener is set up.
      stage.page.on('filechooser', () => undefined);
      writeBank(join(stage.folder, 'bank.csv'), 900);
    });
    afterAll(() => stage[Symbol.asyncDispose]());

    /** Goes on by the Tab key until the focus is on something of that name; the focus must be visible there. */
    async function tabTo(name: RegExp): Promise<void> {
      const { page } = stage;
      for (let stops = 0; stops < mostStops; stops++) {
        await page.keyboard.press('Tab');
        const focused = page.locator(':focus');
        if ((await focused.count()) === 0) continue;
        const words = await focused.evaluate((element) => {
          const labelled = element.getAttribute('aria-labelledby');
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
          const elsewhere = [
            ...labels,
            ...(labelled?.split(' ') ?? []).map((id) => document.getElementById(id)),
          ];
          return (
            element.getAttribute('aria-label') ??
            (elsewhere.map((one) => one?.textContent ?? '').join(' ') ||
              (element instanceof HTMLElement ? element.innerText : ''))
          );
        });
        if (!name.test(words.trim())) continue;
        const { outline, shadow } = await focused.evaluate((element) => {
          const style = getComputedStyle(element);
          return { outline: style.outlineStyle, shadow: style.boxShadow };
        });
        expect({ name, isSeen: outline !== 'none' || shadow !== 'none' }).toEqual({
          name,
          isSeen: true,
        });
        return;
      }
      throw new Error(`No Tab leads to ${String(name)}.`);
    }
    const press = (...keys: string[]) =>
      keys.reduce(
        (done, key) => done.then(() => stage.page.keyboard.press(key)),
        Promise.resolve(),
      );
    const heading = (name: string | RegExp) => stage.page.getByRole('heading', { name }).first();
    /** From the top of the page, whose first stop leads past the header. */
    async function start(): Promise<void> {
      await settle(stage.page);
      await stage.page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
    }
    const goTo = async (page: RegExp, title: string | RegExp): Promise<void> => {
      await start();
      await tabTo(page);
      await press('Enter');
      await heading(title).waitFor();
      await settle(stage.page);
    };

    it('skips to the page, chooses a file, starts a run', async () => {
      const { page, folder, address } = stage;
      await page.goto(address);
      await settle(page);
      await press('Tab');
      expect(await page.locator(':focus').innerText()).toBe('Skip to the page');
      await goTo(/^New run$/, 'New run');
      await tabTo(/^Choose a file$/);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
      await chooser.setFiles(join(folder, 'bank.csv'));
      await page.getByRole('button', { name: 'Find segments' }).waitFor();
      await tabTo(/^How many segments/);
      await page.keyboard.type('3');
      await tabTo(/^Advanced$/);
      await press('Enter');
      await tabTo(/^Find segments$/);
      await press('Enter');
      await heading('Customer segments').waitFor();
    });

    it('renames a segment, and leaves a name as it was', async () => {
      const { page } = stage;
      await start();
      await tabTo(/^Edit name of the segment$/);
      await press('Enter', 'Control+a');
      await page.keyboard.type('Careful');
      await press('Enter');
      await page.getByRole('link', { name: 'Careful' }).first().waitFor();
      await start();
      await tabTo(/^Edit name of the segment$/);
      await press('Enter', 'x', 'Escape');
      expect(await page.getByLabel('Name of the segment', { exact: true }).count()).toBe(0);
    });

    it('walks through the heatmap', async () => {
      const { page } = stage;
      await start();
      await tabTo(/^[+-]?\d/);
      const told = () => page.getByText('standard deviations)').innerText();
      const before = await told();
      await press('ArrowDown', 'ArrowRight');
      expect(await told()).not.toBe(before);
    });

    it('opens a segment, edits its strategy, saves a chart', async () => {
      const { page } = stage;
      await goTo(/^Careful$/, 'Careful');
      await tabTo(/^Save What sets them apart$/);
      await press('Enter');
      await page.getByRole('menuitem').first().waitFor();
      await press('ArrowDown', 'ArrowDown', 'ArrowDown');
      const [download] = await Promise.all([page.waitForEvent('download'), press('Enter')]);
      expect(download.suggestedFilename()).toMatch(/\.csv$/);
      await start();
      await tabTo(/^Edit$/);
      await press('Enter');
      await tabTo(/^What to do/);
      await press('Control+a');
      await page.keyboard.type('Call them');
      await tabTo(/^Save$/);
      await press('Enter');
      await page.getByText('Call them').waitFor();
    });

    it('filters by segment, brush, typed range and box, chooses columns, and resets', async () => {
      const { page } = stage;
      const bar = page.getByRole('region', { name: 'Selected customers' });
      const counted = async () =>
        Number((await bar.locator('strong').innerText()).replace(/\D/g, ''));
      await goTo(/^Explore$/, 'Explore customers');
      await tabTo(/^Careful/);
      await press('Enter');
      await expect.poll(counted, soon).toBeLessThan(900);
      const ofSegment = await counted();
      await tabTo(/^Box on the map/);
      await press('ArrowRight');
      await expect.poll(counted, soon).toBeLessThan(ofSegment);
      await expect.poll(() => page.getByRole('button', { name: 'Clear' }).count(), soon).toBe(2);
      await press('Escape');
      await expect.poll(counted, soon).toBe(ofSegment);
      await tabTo(/^Choose columns/);
      await press('Enter');
      await tabTo(/./);
      await press('Space');
      await tabTo(/, from$/);
      await press('PageUp', 'ArrowRight', 'ArrowRight');
      await expect.poll(counted, soon).toBeLessThan(ofSegment);
      await start();
      await tabTo(/^Reset$/);
      await press('Enter');
      await expect.poll(counted, soon).toBe(900);
    });

    it('searches, sorts, picks and pages through customers', async () => {
      const { page } = stage;
      await goTo(/^Show customers$/, 'Customers');
      await tabTo(/^Search by customer id$/);
      await page.keyboard.type('1');
      await page.getByText(/^\d+ found$/).waitFor();
      await tabTo(/^Segment$/);
      await press('Enter');
      await tabTo(/^Compare customer/);
      await press('Space');
      await heading('Side by side').waitFor();
      await tabTo(/^next page$/);
      await press('Enter');
      await page.waitForURL(/page=2/);
    });

    it('moves a slider of a what-if', async () => {
      const { page } = stage;
      await goTo(/^Predict$/, 'What would move this customer');
      const answer = page.locator('main');
      const before = await answer.innerText();
      const first = page.getByRole('slider').first();
      await tabTo(new RegExp(`^${(await first.getAttribute('aria-label')) ?? ''}$`));
      if ((await page.locator(':focus').getAttribute('role')) !== 'slider') await press('Tab');
      await press('End');
      await expect.poll(() => answer.innerText(), soon).not.toBe(before);
    });

    it('changes to dark, and deletes the run after asking', async () => {
      const { page } = stage;
      await goTo(/^Runs$/, 'Runs');
      await start();
      await tabTo(/^Dark mode$/);
      await press('Enter');
      await page.getByRole('button', { name: 'Light mode' }).waitFor();
      await start();
      await tabTo(/^Delete/);
      await press('Enter');
      await page.getByRole('dialog').waitFor();
      await tabTo(/^Delete/);
      await press('Enter');
      await heading('No runs yet').waitFor();
      expect(stage.complaints).toEqual([]);
    });
  },
);
