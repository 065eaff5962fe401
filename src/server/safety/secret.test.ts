import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serverSecret } from './secret.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'clientele-secret-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("the server's secret", () => {
  it('is made at the first start, for its owner alone, and kept', async () => {
    const made = await serverSecret(root, {});
    expect(Buffer.from(made, 'base64url')).toHaveLength(32);
    expect((await stat(join(root, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await serverSecret(root, {})).toBe(made);
    expect(await readdir(root)).toEqual(['secret']);
  });

  it('is another in every workspace (default secret, as in Superset)', async () => {
    const other = join(root, 'other');
    expect(await serverSecret(other, {})).not.toBe(await serverSecret(root, {}));
  });

  it('is one for servers that start at once', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => serverSecret(root, {})));
    expect(new Set(made).size).toBe(1);
    expect(await readFile(join(root, 'secret'), 'utf8')).toBe(`${made[0]}\n`);
  });

  it('is refused where others can read it', async () => {
    const made = await serverSecret(root, {});
    for (const mode of [0o644, 0o640, 0o604]) {
      await chmod(join(root, 'secret'), mode);
      await expect(serverSecret(root, {})).rejects.toThrow('chmod 600');
      await expect(serverSecret(root, {})).rejects.not.toThrow(made);
    }
  });

  it('is refused when short or plain, from the file and from the environment', async () => {
    await writeFile(join(root, 'secret'), 'thisIsNotTheSecret', { mode: 0o600 });
    await expect(serverSecret(root, {})).rejects.toThrow('too short');
    for (const secret of ['change-me', 'x'.repeat(64)]) {
      await expect(serverSecret(root, { CLIENTELE_SECRET: secret })).rejects.toThrow(
        'CLIENTELE_SECRET',
      );
    }
    const own = 'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZg';
    expect(await serverSecret(root, { CLIENTELE_SECRET: own })).toBe(own);
  });
});
