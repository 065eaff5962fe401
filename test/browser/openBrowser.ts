import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

/** The browser to test in; undefined where `npm run test:browser` did not find one. */
export const browserPath = process.env['CLIENTELE_TEST_CHROMIUM'];

/** A browser with a profile of its own, and what went wrong in its pages. */
export interface OpenBrowser extends AsyncDisposable {
  readonly page: Page;
  /** Errors on the console and of scripts, requests to other machines. */
  readonly complaints: readonly string[];
}

/** How the browser appears to the pages. */
export interface BrowserLook {
  readonly locale?: string;
  readonly timezoneId?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What a test provokes and the browser tells on its console: an answer that refuses. */
  readonly expected?: RegExp;
}

/** @param origin the server; a request to any other is a complaint */
export async function openBrowser(
  executablePath: string,
  origin: string,
  { expected, ...look }: BrowserLook = {},
): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'clientele-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    acceptDownloads: true,
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...look,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  context.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  const [page] = context.pages();
  page.on('console', (message) => {
    if (message.type() !== 'error' || expected?.test(message.text()) === true) return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn) complaints.push(`a request to ${url.origin}`);
  });
  return {
    page,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.target.join(' ') ?? ''})`,
  );
}
