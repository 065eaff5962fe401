interface Entry<V> {
  readonly value: Promise<V>;
  users: number;
  dropped: boolean;
}

/** Values that are dear to make, kept open while they are in use and a few of them beyond. */
export interface Leases<V> {
  /** Gives `work` the value of `key`, made by `open` where it is not kept; it stays open until `work` ends. */
  readonly use: <T>(
    key: string,
    open: () => Promise<V>,
    work: (value: V) => Promise<T>,
  ) => Promise<T>;
  /** Forgets the value of a key and closes it once nobody uses it. */
  readonly drop: (key: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param limit values kept; beyond it the least recently used is closed */
export function createLeases<V>(limit: number, closeValue: (value: V) => Promise<void>): Leases<V> {
  const entries = new Map<string, Entry<V>>();

  async function drop(key: string): Promise<void> {
    const entry = entries.get(key);
    if (entry === undefined) return;
    entries.delete(key);
    entry.dropped = true;
    await closeUnused(entry);
  }

  async function closeUnused(entry: Entry<V>): Promise<void> {
    if (!entry.dropped || entry.users > 0) return;
    await entry.value.then(closeValue, () => undefined);
  }

  async function trim(): Promise<void> {
    for (const key of [...entries.keys()].slice(0, Math.max(0, entries.size - limit))) {
      await drop(key);
    }
  }

  return {
    async use(key, open, work) {
      const entry = entries.get(key) ?? { value: open(), users: 0, dropped: false };
      entry.users++;
      entries.delete(key);
      entries.set(key, entry);
      try {
        const value = await entry.value.catch((error: unknown) => {
          if (entries.get(key) === entry) entries.delete(key);
          throw error;
        });
        await trim();
        return await work(value);
      } finally {
        entry.users--;
        await closeUnused(entry);
      }
    },
    drop,
    async close() {
      for (const key of entries.keys()) await drop(key);
    },
  };
}
