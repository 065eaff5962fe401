import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriers, browserPath, openBrowser, type BrowserLook } from './openBrowser.ts';
import { startProduct } from './product.ts';

/** Stands in the title of a skipped test. */
export const whatIsMissing =
  'needs Chromium; "npm run test:browser" finds one and runs these tests';
if (browserPath === undefined) {
  process.stdout.write(`A test in a browser is skipped: it ${whatIsMissing}.\n`);
}

/** Pictures of each screen, to look at. */
const pictures = join(import.meta.dirname, 'pictures');

/** The screen of a phone, in CSS pixels. */
export const phone = { width: 390, height: 844 } as const;

/** A server with an empty workspace, and a browser that looks at it. */
export interface Stage extends AsyncDisposable {
  /** Where test data may be put. */
  readonly folder: string;
  readonly address: string;
  readonly page: Page;
  /** What the server said on its console. */
  readonly said: readonly string[];
  /** Errors on the console and of scripts, requests to other machines. */
  readonly complaints: readonly string[];
  /** Looks at the screen in light and dark: nothing stands in anyone's way, and a picture of it is kept. */
  readonly look: (name: string) => Promise<void>;
  /** The same on a phone, where nothing reaches beyond the screen. */
  readonly lookOnPhone: (name: string) => Promise<void>;
}

export async function openStage({
  host = '127.0.0.1',
  ...appearance
}: BrowserLook & { readonly host?: string } = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-stage-'));
  await mkdir(pictures, { recursive: true });
  const { address, said, stop } = await startProduct(join(folder, 'workspace'), host);
  const browser = await openBrowser(browserPath ?? '', address, appearance);
  const { page, complaints } = browser;

  async function look(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settle(page);
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
      const found = { name, colorScheme, barriers: await barriers(page) };
      expect(found).toEqual({ name, colorScheme, barriers: [] });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    expect(complaints).toEqual([]);
  }

  async function lookOnPhone(name: string): Promise<void> {
    const before = page.viewportSize();
    await page.setViewportSize(phone);
    await settle(page);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ name, beyond }).toEqual({ name, beyond: 0 });
    await look(name);
    if (before !== null) await page.setViewportSize(before);
  }

  return {
    folder,
    address,
    page,
    said,
    complaints,
    look,
    lookOnPhone,
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** How long a page may take to answer on a busy machine; how quick it is, `measureExplorer.ts` tells. */
export const soon = { timeout: 30_000 } as const;

/** Waits until nothing is loading and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () =>
      !/(?:Opening|Drawing|Loading|Looking)[^.]* …/.test(document.body.innerText) &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}
