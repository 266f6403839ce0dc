// address.ts - the page's address and history, for one board. The only code that changes them.
import type { State } from '../state/state.ts';
import { readState, type UrlOptions, writeState } from '../state/url.ts';

const TYPING = 400; // ms without a key until the address follows

/** What an entry of history keeps for a board. */
export interface Entry {
  readonly pages: number;
  /** Where the visitor was when leaving it: scroll position in px, and what had the focus. */
  readonly y?: number | undefined;
  readonly focus?: string | undefined;
}

// Boards with the same names in the address would overwrite each other: the first has them.
const holders = new Map<string, Address>();

export class Address {
  readonly #mode: 'query' | 'hash' | 'none';
  readonly #options: UrlOptions;
  readonly #refused: () => void;
  #timer = 0;
  #typing = false; // the current history entry is one that typing made

  /** `refused`: another board of the page has these names. */
  constructor(mode: 'query' | 'hash' | 'none', options: UrlOptions, refused: () => void) {
    this.#mode = mode;
    this.#options = options;
    this.#refused = refused;
  }

  /** This board's names are its own, from the first time they are asked for. */
  #mine(): boolean {
    if (this.#mode === 'none') return false;
    const names = `${this.#mode} ${this.#options.prefix}`;
    const holder = holders.get(names) ?? this;
    holders.set(names, holder);
    if (holder !== this) this.#refused();
    return holder === this;
  }

  #text(): string {
    return (this.#mode === 'hash' ? location.hash : location.search).slice(1);
  }

  /** What this entry of history keeps; nothing when it is not one of ours. */
  entry(): Entry | undefined {
    const entry = history.state?.jobStand?.[this.#options.prefix];
    return Number.isInteger(entry?.pages) && entry.pages > 0 ? entry : undefined;
  }

  /** The state that the address asks for; an entry that is not ours shows `pages`. */
  read(pages = 1): State {
    if (!this.#mine()) return this.#options.start;
    const state = readState(this.#text(), this.#options);
    return { ...state, pages: this.entry()?.pages ?? pages };
  }

  /** The address of the page in this state. */
  href(state: State): string {
    const { pathname, search, hash } = location;
    if (!this.#mine()) return pathname + search + hash;
    const text = writeState(this.#text(), state, this.#options);
    if (this.#mode === 'hash') return `${pathname}${search}${text && `#${text}`}`;
    return `${pathname}${text && `?${text}`}${hash}`;
  }

  /** A step that Back takes back, to the place of `from`. */
  push(state: State, from: State, focus: string | undefined): void {
    // What was typed a moment ago is a step, too.
    if (this.#timer) this.#set(from, !this.#typing);
    this.stop();
    this.#typing = false;
    this.leave(from, focus);
    this.#set(state, true);
  }

  /** The same step, changed: more of the list. */
  replace(state: State): void {
    this.stop();
    this.#set(state, false);
  }

  /** Text that is being typed: one step of history however many keys it takes. */
  type(state: State): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#set(state, !this.#typing);
      this.#typing = true;
    }, TYPING);
  }

  /** Notes where the visitor is, for when Back leads here. */
  leave({ pages }: State, focus: string | undefined): void {
    this.#write({ pages, y: scrollY, focus }, location.href, false);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** Another board may have the names. */
  release(): void {
    this.stop();
    for (const [names, holder] of holders) if (holder === this) holders.delete(names);
  }

  #set(state: State, push: boolean): void {
    this.#write({ pages: state.pages }, this.href(state), push);
  }

  #write(entry: Entry, href: string, push: boolean): void {
    if (!this.#mine()) return;
    // Other scripts' entries and other boards' pages stay what they are.
    const { state } = history;
    const kept = { ...state, jobStand: { ...state?.jobStand, [this.#options.prefix]: entry } };
    try {
      if (push) history.pushState(kept, '', href);
      else history.replaceState(kept, '', href);
    } catch {
      // Browsers limit how often, and sandboxed frames whether, the address may change.
    }
  }
}
