import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './openBrowser.ts';
import { openStage, settle, whatIsMissing, type Stage } from './stage.ts';

const attack = `<img src=x onerror="window.hit=1">`;
const scripts = `</script><script>window.hit=1</script>`;
const nRows = 240;

/** Customers whose headers, ids and categories would be code if anyone took them for it. */
function hostileCsv(): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const kinds = [
    attack,
    scripts,
    '=HYPERLINK("http://evil.example")',
    '\u202Egnp.exe',
    '__proto__',
  ];
  const header = [
    'customer_id',
    `balance ${attack}`,
    `visits ${scripts}`,
    'constructor',
    'toString',
  ];
  const rows = Array.from({ length: nRows }, (_, i) => {
    const group = i % 3;
    return [
      `${attack}${i}`,
      String(100 + 900 * group + (i % 17)),
      String(1 + 5 * group + (i % 3)),
      kinds[i % kinds.length],
      String((i * 7) % 50),
    ];
  });
  return [header, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
}

describe.skipIf(browserPath === undefined)(`hostile strings (${whatIsMissing})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    await writeFile(join(stage.folder, `a'b & <i data-hit=1>c.csv`), hostileCsv());
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  /** Nothing was run, nothing became markup, nothing went wrong. */
  const inert = async (): Promise<void> => {
    const { page, complaints } = stage;
    await settle(page);
    const found = await page.evaluate(() => ({
      hit: 'hit' in window,
      markup: document.querySelectorAll('img[src="x"], main script, [data-hit]').length,
    }));
    expect(found).toEqual({ hit: false, markup: 0 });
    expect(complaints).toEqual([]);
  };

  it('stay text on every screen of a run', async () => {
    const { page, folder, address } = stage;
    await page.goto(`${address}/new`);
    await page.locator('input[type=file]').setInputFiles(join(folder, `a'b & <i data-hit=1>c.csv`));
    const start = page.getByRole('button', { name: 'Find segments' });
    await start.waitFor();
    await inert();
    await start.click();
    await page.getByRole('heading', { name: 'Customer segments' }).waitFor();
    await inert();
    await page.getByRole('button', { name: 'Edit name of the segment' }).first().click();
    await page
      .getByLabel('Name of the segment', { exact: true })
      .fill(`${attack}${scripts}`.slice(0, 80));
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const named = page.getByRole('link', { name: /<img src=x/ }).first();
    await named.waitFor();
    await inert();
    const run = new URL(page.url()).pathname;
    await named.click();
    await inert();
    for (const screen of ['explore', 'customers', 'map', 'predict', 'choice', 'data']) {
      await page.goto(`${address}${run}/${screen}`);
      await page
        .locator('main')
        .getByText('constructor')
        .or(page.locator('main h1, main h2'))
        .first()
        .waitFor();
      await inert();
    }
    await page.goto(address);
    await inert();
    await page.goto(`${address}/compare`);
    await inert();
  });

  it('stay text in a report', async () => {
    const { page, address } = stage;
    const runs = (await (await fetch(`${address}/api/v1/runs`)).json()) as {
      runs: { runId: string }[];
    };
    await page.goto(`${address}/api/v1/runs/${runs.runs[0].runId}/report`);
    await inert();
  });
});
