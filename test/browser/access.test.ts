import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../src/server/access/totp.ts';
import { browserPath } from './openBrowser.ts';
import { openStage, settle, whatIsMissing, type Stage } from './stage.ts';

/** The bytes of a secret as it is typed (RFC 4648). */
function fromBase32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(text.replaceAll(/[^A-Z2-7]/g, ''), (letter) =>
    letters.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** What Chromium says of an answer that is a refusal; nothing of ours. */
const refused = /Failed to load resource.*status of 401/;

const password = 'four unrelated plain words';

describe.skipIf(browserPath === undefined)(`a server for many (${whatIsMissing})`, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ host: '0.0.0.0', expected: refused });
  });
  afterAll(() => stage[Symbol.asyncDispose]());

  const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => stage.page.getByRole('heading', { name, exact: true });

  /** Out, and in again as another. */
  async function signIn(name: string, atTheDoor = () => Promise.resolve()): Promise<void> {
    const { page } = stage;
    await button('Sign out').click();
    await heading('Sign in').waitFor();
    await atTheDoor();
    await page.locator('input[autocomplete="username"]').fill(name);
    await page.locator('input[autocomplete="current-password"]').fill(password);
    await button('Sign in').click();
  }

  it('leads the first visitor to set-up, refuses a wrong token in words, and makes the administrator', async () => {
    const { page, address, said, look } = stage;
    await page.goto(`${address}/settings`);
    await heading('Set up').waitFor();
    await look('20-set-up');
    const token = /token within an hour: (\S+)/.exec(said.join('\n'))?.[1] ?? '';
    await page.getByLabel('Token from the console').fill(token);
    await page.getByLabel('Your name').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await button('Make the administrator').click();
    await page.getByText(/12/).nth(1).waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button('Make the administrator').click();
    await page.getByRole('navigation', { name: 'Clientele' }).waitFor();
  });

  it('makes a user and a token, and shows the secret once', async () => {
    const { page, address, look } = stage;
    await page.goto(`${address}/settings`);
    await page.getByLabel('Name of a new user').fill('grace');
    await page.getByLabel('First password').fill(password);
    await button('Add').click();
    await button('Remove grace').waitFor();
    await page.getByLabel('Name of a new token').fill('nightly scores');
    await button('Make').click();
    await page.getByText('Keep this secret now').waitFor();
    await settle(page);
    await look('21-settings-users');
    await page.reload();
    await button('Remove the token nightly scores').click();
    await page.getByText('You have no tokens.').waitFor();
    expect(await page.getByText('Keep this secret now').count()).toBe(0);
  });

  it('sets up a second factor, and asks for it at the next sign-in', async () => {
    const { page, look } = stage;
    await page.getByLabel('Password, to set it up').fill(password);
    await button('Set up').click();
    const secret = page.locator('code');
    await secret.waitFor();
    await look('24-second-factor');
    const step = Math.floor(Date.now() / 30_000);
    await page
      .getByLabel('Code that the app shows')
      .fill(totpCode(fromBase32(await secret.innerText()), step));
    await button('Turn on').click();
    await page.getByText('Keep these recovery codes now').waitFor();
    const [recovery] = (await secret.innerText()).split(' ');
    await button('I have kept them').click();
    await page.getByText(/recovery codes left/).waitFor();
    await signIn('ada');
    await page.getByLabel(/^Code of your authenticator app/).fill(recovery);
    await button('Sign in').click();
    await heading('Runs').waitFor();
  });

  it('signs out and in again, and tells a viewer what a viewer may not do', async () => {
    const { page, address, complaints, look } = stage;
    await signIn('grace', () => look('22-sign-in'));
    await heading('Runs').waitFor();
    await page.goto(`${address}/new`);
    await heading('Your role may look, but not start runs').waitFor();
    await look('23-viewer');
    expect(complaints).toEqual([]);
  });
});
