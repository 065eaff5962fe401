import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that has run to its end. */
export interface Finished {
  /** Wall time from its start to its end. */
  readonly ms: number;
  /** Peak resident memory in MB of 1,000,000 bytes; null where the system does not tell (only Linux does). */
  readonly megabytes: number | null;
  /** Time that its threads worked, in ms, its own and the system's for it; null as above. */
  readonly cpuMs: number | null;
  readonly stdout: string;
}

const lookEvery = 20;

/**
 * Runs a process and measures it from outside. Its peak is the high-water mark that the kernel keeps, read
 * until the process is gone: what it takes in its last 20 ms may be missed.
 *
 * @throws Error with the end of what it wrote when it does not end with 0
 */
export function runMeasured(command: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let megabytes: number | null = null;
    let cpuMs: number | null = null;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const look = setInterval(() => {
      megabytes = peakMegabytes(child.pid) ?? megabytes;
      cpuMs = workedMs(child.pid) ?? cpuMs;
    }, lookEvery);
    child.once('error', (error) => {
      clearInterval(look);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(look);
      const ms = performance.now() - start;
      if (code === 0) resolve({ ms, megabytes, cpuMs, stdout });
      else reject(new Error(`${command} ended with ${code}: ${stderr.trim().slice(-500)}`));
    });
  });
}

function peakMegabytes(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function workedMs(pid: number | undefined): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const [user, system] = [fields[11], fields[12]].map(Number);
    return (user + system) * tickMs;
  } catch {
    return null;
  }
}
