import { machineDisk, type Disk } from './disk.ts';

export type Step = 'open' | 'write' | 'sync' | 'rename' | 'mkdir' | 'remove';

/**
 * The machine's disk, on which chosen steps fail.
 *
 * @param fails - whether the step fails, given how many came before it
 * @returns the disk, and the steps asked of it so far
 */
export function failingDisk(
  code: string,
  fails: (nBefore: number, step: Step) => boolean,
): { readonly disk: Disk; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  const step = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
    steps.push(name);
    if (!fails(steps.length - 1, name)) return work();
    throw Object.assign(new Error(`${code}: as the test wants it`), { code });
  };
  const disk: Disk = {
    ...machineDisk,
    makeFolder: (path) => step('mkdir', () => machineDisk.makeFolder(path)),
    makeFolders: (path) => step('mkdir', () => machineDisk.makeFolders(path)),
    rename: (from, to) => step('rename', () => machineDisk.rename(from, to)),
    remove: (path) => step('remove', () => machineDisk.remove(path)),
    open: (path, flags) =>
      step('open', async () => {
        const file = await machineDisk.open(path, flags);
        return {
          write: (chunk) => step('write', () => file.write(chunk)),
          sync: () => step('sync', () => file.sync()),
          close: () => file.close(),
        };
      }),
  };
  return { disk, steps };
}
