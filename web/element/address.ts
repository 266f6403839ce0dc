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
  #typed: State | undefined; // what the address has not followed yet
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

  /**
   * The state that the address asks for, of an entry that may be another one now: one that is not
   * ours shows as many pages as `state`, which is all there is where the address is not used.
   */
  read(state = this.#options.start): State {
    this.follow();
    if (!this.#mine()) return state;
    const pages = this.entry()?.pages ?? state.pages;
    return { ...readState(this.#text(), this.#options), pages };
  }

  /** The address of the page in this state. */
  href(state: State): string {
    const { href, search, hash } = location;
    if (!this.#mine()) return href;
    // Whole: a path may begin with "//", and a page may have another base.
    const page = href.split(/[?#]/)[0];
    const text = writeState(this.#text(), state, this.#options);
    if (this.#mode === 'hash') return `${page}${search}${text && `#${text}`}`;
    return `${page}${text && `?${text}`}${hash}`;
  }

  /** A step that Back takes back, to the place of `from`. */
  push(state: State, from: State, focus: string | undefined): void {
    this.follow(); // what was typed a moment ago is a step, too
    this.#typing = false;
    this.leave(from, focus);
    this.#set(state, true);
  }

  /** The same step, changed: more of the list. */
  replace(state: State): void {
    this.follow();
    this.#set(state, false);
  }

  /** Text that is being typed: one step of history however many keys it takes. */
  type(state: State): void {
    this.stop();
    this.#typed = state;
    this.#timer = setTimeout(() => this.follow(), TYPING);
  }

  /** Writes what was typed a moment ago. */
  follow(): void {
    const state = this.#typed;
    this.stop();
    if (!state) return;
    this.#set(state, !this.#typing);
    this.#typing = true;
  }

  /** Notes where the visitor is, for when Back leads here. */
  leave({ pages }: State, focus: string | undefined): void {
    this.#write({ pages, y: scrollY, focus }, location.href, false);
  }

  /** The visitor went to another entry of history: what was being typed belongs to none. */
  moved(): void {
    this.stop();
    this.#typing = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#typed = undefined;
  }

  /** Another board may have the names. */
  release(): void {
    this.follow();
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
