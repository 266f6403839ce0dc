// saved.ts - roles that the visitor keeps, and those that were not there at the last visit.
// In the browser's own storage, only when the page asks for it; nothing leaves the browser.

const VISIT = 30 * 60_000; // ms: what is loaded again within it is the same visit
const MOST = 20_000; // postings that are remembered

interface Stored {
  readonly version: 1;
  readonly saved: readonly string[];
  /** Hashes of the ids that were there at the last visit, and the one before it. */
  readonly seen: string;
  readonly before: string;
  /** When `seen` was written last. */
  readonly at: number;
}

const EMPTY: Stored = { version: 1, saved: [], seen: '', before: '', at: 0 };

/** A short name of an id: 32 bits of FNV-1a. */
function hash(id: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) sum = Math.imul(sum ^ id.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(36);
}

export class Saved {
  readonly #key: string;
  #stored: Stored = EMPTY;
  readonly #old: Set<string>;
  readonly #now: number;

  /** `home`: the feed's address. */
  constructor(home: string, now: number) {
    this.#key = `job-stand ${home}`;
    this.#now = now;
    this.#stored = this.#read();
    const { seen, before, at } = this.#stored;
    this.#old = new Set((now - at > VISIT ? seen : before).split(' ').filter(Boolean));
  }

  /** What is there at this visit; `ids`: of all the feed's postings. */
  note(ids: readonly string[]): void {
    const seen = ids.slice(0, MOST).map(hash).join(' ');
    this.#change(() => ({ seen, before: [...this.#old].join(' '), at: this.#now }));
  }

  get ids(): readonly string[] {
    return this.#stored.saved;
  }

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  toggle(id: string): void {
    this.#change(({ saved }) => ({
      saved: saved.includes(id) ? saved.filter((s) => s !== id) : [...saved, id],
    }));
  }

  /** Not there at the last visit; on the first visit nothing is new. */
  isNew(id: string): boolean {
    return this.#old.size > 0 && !this.#old.has(hash(id));
  }

  #read(): Stored {
    try {
      const stored = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
      const { version, saved, seen, before, at } = stored;
      if (version !== 1 || !Array.isArray(saved)) return EMPTY;
      return { version, saved: saved.map(String), seen: `${seen}`, before: `${before}`, at: +at };
    } catch {
      return this.#stored; // no storage here, or not ours
    }
  }

  #change(change: (stored: Stored) => Partial<Stored>): void {
    const stored = this.#read(); // another tab may have changed it
    this.#stored = { ...stored, ...change(stored) };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#stored));
    } catch {
      // Full or forbidden: for this page only.
    }
  }
}
