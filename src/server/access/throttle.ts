/** Slows down who guesses passwords, by name and by address. Times are in milliseconds. */
export interface Throttle {
  /**
   * Counts a try, as a failure until `forgive` says otherwise, so that tries made at once count too.
   *
   * @returns milliseconds to wait before the next try is looked at; 0 when this one may be
   */
  readonly begin: (name: string, address: string, now: number) => number;
  /** The try that was begun last had the right password. */
  readonly forgive: (name: string, address: string) => void;
}

interface Failures {
  readonly count: number;
  readonly last: number;
}

interface Ledger {
  readonly longestWait: number;
  readonly failures: Map<string, Failures>;
}

const freeTries = 5;
const firstWait = 5000;
const minute = 60_000;
const forgotten = 60 * minute;
const mostKept = 10_000;

/**
 * After 5 failures each try has to wait: 5 seconds, then twice as long each time; by name at most a minute, so that no
 * one can lock a colleague out for long, by address at most 15 minutes. Failures are forgotten an hour after the last
 * one. At most 10,000 names and 10,000 addresses are kept; the oldest go first.
 */
export function createThrottle(): Throttle {
  const names: Ledger = { longestWait: minute, failures: new Map() };
  const addresses: Ledger = { longestWait: 15 * minute, failures: new Map() };
  return {
    begin(name, address, now) {
      const key = name.toLowerCase();
      const wait = Math.max(waitOf(names, key, now), waitOf(addresses, address, now));
      if (wait > 0) return wait;
      count(names, key, now);
      count(addresses, address, now);
      return 0;
    },
    forgive(name, address) {
      names.failures.delete(name.toLowerCase());
      takeBack(addresses, address);
    },
  };
}

function waitOf({ failures, longestWait }: Ledger, key: string, now: number): number {
  const known = failures.get(key);
  if (known === undefined || known.count < freeTries || now - known.last >= forgotten) return 0;
  const whole = Math.min(longestWait, firstWait * 2 ** (known.count - freeTries));
  return Math.max(0, known.last + whole - now);
}

function count({ failures }: Ledger, key: string, now: number): void {
  const known = failures.get(key);
  const before = known === undefined || now - known.last >= forgotten ? 0 : known.count;
  failures.delete(key);
  failures.set(key, { count: before + 1, last: now });
  for (const oldest of failures.keys()) {
    if (failures.size <= mostKept) break;
    failures.delete(oldest);
  }
}

function takeBack({ failures }: Ledger, key: string): void {
  const known = failures.get(key);
  if (known !== undefined) failures.set(key, { ...known, count: known.count - 1 });
}
