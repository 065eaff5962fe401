import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './refusals.ts';

/** Whether the process that made something still runs; `unknown` where this machine cannot tell. */
export type Life = 'alive' | 'dead' | 'unknown';

const pattern = /^([0-9a-f]{8})\.(\d+)\.([0-9a-z]+)\.([0-9a-f]{6})$/;

/** Process ids mean something on one machine only, and inside one container. */
const host = createHash('sha256')
  .update(`${hostname()} ${orElse('', () => readlinkSync('/proc/self/ns/pid'))}`)
  .digest('hex')
  .slice(0, 8);
const boot = orElse('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).slice(0, 8);
const unknownStart = '0';
const ownStart = stateOf(process.pid)?.start ?? unknownStart;
/** Tells this copy of the code from one in another thread of the process. */
const instance = randomBytes(3).toString('hex');

/** This process, as it is written into the names of what it has not finished: host, process id, its start, thread. */
export const thisOwner = `${host}.${process.pid}.${ownStart}.${instance}`;

/** Whether the process of {@link thisOwner}, read from a name, still runs; a later one with its id does not count. */
export function lifeOf(owner: string): Life {
  const [, ownerHost, pid, start] = pattern.exec(owner) ?? [];
  if (ownerHost !== host) return 'unknown';
  if (!isRunning(Number(pid))) return 'dead';
  const state = stateOf(Number(pid));
  if (state === null || start === unknownStart) return 'unknown';
  return state.start === start && !state.isOver ? 'alive' : 'dead';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** When a process started, in ticks since a boot (proc(5)), and whether only its exit code is left; null off Linux. */
function stateOf(pid: number): { readonly start: string; readonly isOver: boolean } | null {
  const text = orElse('', () => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The second field is the program's name in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 20) return null;
  return { start: `${fields[19]}b${boot}`, isOver: fields[0] === 'Z' || fields[0] === 'X' };
}

function orElse(otherwise: string, read: () => string): string {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
