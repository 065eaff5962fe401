import type { Page } from 'playwright-core';
import { openBrowser } from './openBrowser.ts';

/** What changes later than this after an answer belongs to the next action. */
const quiet = 400;
const dragSteps = 150;

/** A browser that has just been opened loads a page of its own and much else; afterwards it has the cores for ours. */
const opening = 3_000;

/** When a page was seen and when it did what one asks of it, each time it was opened; in milliseconds. */
export interface FirstTimes {
  /** The frame that shows the segments with their numbers and bars, and the histograms. */
  readonly painted: number[];
  /** The frame that shows the customer map too. */
  readonly mapped: number[];
  /** The first frame in which a click is answered. */
  readonly alive: number[];
}

/** From asking for the address of the explorer, each time in a new browser that has come to rest and whose cache is empty. */
export async function firstTimes(
  executable: string,
  address: string,
  repeats: number,
): Promise<FirstTimes> {
  const times: FirstTimes = { painted: [], mapped: [], alive: [] };
  for (let i = 0; i < repeats; i++) {
    await using browser = await openBrowser(executable, new URL(address).origin);
    const { page } = browser;
    await page.addInitScript(watchFirstFrames);
    await page.goto('about:blank');
    await page.waitForTimeout(opening);
    await page.goto(address);
    await page.waitForFunction(() =>
      ['painted', 'mapped', 'alive'].every((each) => each in window),
    );
    const seen = await page.evaluate(() => ({
      painted: (window as unknown as { painted: number }).painted,
      mapped: (window as unknown as { mapped: number }).mapped,
      alive: (window as unknown as { alive: number }).alive,
    }));
    times.painted.push(seen.painted);
    times.mapped.push(seen.mapped);
    times.alive.push(seen.alive);
  }
  return times;
}

/** Keeps, in the page, when it was painted and when it came alive. */
function watchFirstFrames(): void {
  let isMapDrawn = false;
  const pen = CanvasRenderingContext2D.prototype;
  const put = Reflect.get(pen, 'putImageData') as (...picture: unknown[]) => void;
  Reflect.set(pen, 'putImageData', function (this: unknown, ...picture: unknown[]) {
    isMapDrawn = true;
    Reflect.apply(put, this, picture);
  });
  const isPainted = (): boolean => {
    const bars = document.querySelectorAll('ul[aria-label="Segments"] [aria-hidden] > span');
    const histograms = document.querySelectorAll('main svg path[d*="M"]');
    const widest = Math.max(0, ...[...bars].map((bar) => bar.getBoundingClientRect().width));
    return histograms.length > 0 && widest > 1;
  };
  const isAlive = (): boolean => {
    const button = document.querySelector('ul[aria-label="Segments"] button');
    // React keeps what an element does on the element.
    return button !== null && Object.keys(button).some((key) => key.startsWith('__reactProps'));
  };
  const keepWhen = (name: string, isSo: () => boolean): void => {
    // The frame in which it is found is on the screen when the next one begins.
    const look = (): void => {
      requestAnimationFrame(isSo() ? (at) => Object.assign(window, { [name]: at }) : look);
    };
    requestAnimationFrame(look);
  };
  keepWhen('painted', isPainted);
  keepWhen('mapped', () => isMapDrawn && isPainted());
  keepWhen('alive', isAlive);
}

/** From a click on a segment, and from a key on a brush, until every chart has been drawn anew. */
export async function answers(
  page: Page,
  repeats: number,
): Promise<{ clicks: number[]; brushes: number[] }> {
  // The charts come first, from the manifest, and with them the words that the customers are on their way.
  await page.getByRole('list', { name: 'Segments' }).waitFor();
  await page.getByText('Loading the customers').waitFor({ state: 'detached' });
  await page.waitForTimeout(2 * quiet);
  await watchAnswers(page);
  const segments = page.getByRole('list', { name: 'Segments' }).getByRole('button');
  const handle = page.getByRole('slider', { name: /, from$/ }).first();
  const clicks: number[] = [];
  for (let i = 0; i < repeats + 1; i++) {
    clicks.push(await timed(page, () => segments.nth(i % 2).click()));
  }
  await page.getByRole('button', { name: 'Reset' }).click();
  const brushes: number[] = [];
  await handle.focus();
  await page.waitForTimeout(2 * quiet);
  for (let i = 0; i < repeats + 1; i++) {
    const key = i % 12 < 6 ? 'ArrowRight' : 'ArrowLeft';
    brushes.push(await timed(page, () => page.keyboard.press(key)));
  }
  await page.getByRole('button', { name: 'Reset' }).click();
  // The first of each compiles code and sorts a column.
  return { clicks: clicks.slice(1), brushes: brushes.slice(1) };
}

/**
 * Keeps when the last action began, and when the frame after the last change of any chart was drawn: of its bars, of
 * the map's picture, of the number of customers. Nothing else is watched: React writes the type of an input anew
 * whenever what is around it is drawn, and that is no change.
 */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { began: 0, drawn: 0 };
    Object.assign(window, { seen });
    for (const kind of ['click', 'keydown']) {
      addEventListener(kind, (event) => (seen.began = event.timeStamp), true);
    }
    const changed = (): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // A message that is sent while a frame is made comes after it was drawn.
        port1.addEventListener('message', () => (seen.drawn = performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    };
    const watcher = new MutationObserver(changed);
    const kinds = { attributes: true, childList: true, subtree: true, characterData: true };
    for (const chart of document.querySelectorAll('main svg, main ul[aria-label], main strong')) {
      watcher.observe(chart, kinds);
    }
    const pen = CanvasRenderingContext2D.prototype;
    const put = Reflect.get(pen, 'putImageData') as (...picture: unknown[]) => void;
    const putAndTell = new Proxy(put, {
      apply(target, self: unknown, picture: unknown[]) {
        changed();
        Reflect.apply(target, self, picture);
      },
    });
    Reflect.set(pen, 'putImageData', putAndTell);
  });
}

async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  await act();
  await page.waitForTimeout(quiet);
  const answered = await page.waitForFunction(() => {
    const { seen } = window as unknown as { seen: { began: number; drawn: number } };
    return seen.drawn >= seen.began;
  });
  await answered.dispose();
  await page.waitForTimeout(quiet);
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: { began: number; drawn: number } };
    return seen.drawn - seen.began;
  });
}

/** The longest time without a frame while a brush is dragged over a histogram to and fro. */
export async function longestStall(page: Page): Promise<number> {
  const brush = page
    .getByRole('slider', { name: /, from$/ })
    .first()
    .locator('..');
  await brush.scrollIntoViewIfNeeded();
  const box = await brush.boundingBox();
  if (box === null) throw new Error('There is no histogram to brush.');
  const y = box.y + box.height / 2;
  const xAt = (share: number): number => box.x + share * box.width;
  await page.mouse.move(xAt(0.2), y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames = { last: performance.now(), longest: 0, isOn: true };
    Object.assign(window, { frames });
    const next = (): void => {
      const now = performance.now();
      frames.longest = Math.max(frames.longest, now - frames.last);
      frames.last = now;
      if (frames.isOn) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let i = 0; i <= dragSteps; i++) {
    await page.mouse.move(xAt(0.5 + 0.4 * Math.sin(i / 12)), y);
  }
  const longest = await page.evaluate(() => {
    const { frames } = window as unknown as { frames: { longest: number; isOn: boolean } };
    frames.isOn = false;
    return frames.longest;
  });
  await page.mouse.up();
  return longest;
}
