// address.ts - the page's address and history, for one board. The only code that changes them.
import type { State } from '../state/state.ts';
import { readState, type UrlOptions, writeState } from '../state/url.ts';

const TYPING = 400; // ms without a key until the address follows

export class Address {
  readonly #mode: 'query' | 'hash' | 'none';
  readonly #options: UrlOptions;
  #timer = 0;
  #typing = false; // the current history entry is one that typing made

  constructor(mode: 'query' | 'hash' | 'none', options: UrlOptions) {
    this.#mode = mode;
    this.#options = options;
  }

  #params(): URLSearchParams {
    const { search, hash } = location;
    return new URLSearchParams(this.#mode === 'hash' ? hash.slice(1) : search);
  }

  /** The state that the address asks for, with as many pages as were shown when it was left. */
  read(): State {
    if (this.#mode === 'none') return this.#options.start;
    const pages = history.state?.jobStand?.[this.#options.prefix];
    const state = readState(this.#params(), this.#options);
    return Number.isInteger(pages) && pages > 0 ? { ...state, pages } : state;
  }

  /** The address of the page in this state. */
  href(state: State): string {
    const { pathname, search, hash } = location;
    if (this.#mode === 'none') return pathname + search + hash;
    const text = `${writeState(this.#params(), state, this.#options)}`;
    if (this.#mode === 'hash') return `${pathname}${search}${text && `#${text}`}`;
    return `${pathname}${text && `?${text}`}${hash}`;
  }

  /** A step that Back takes back. */
  push(state: State): void {
    this.stop();
    this.#typing = false;
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
      this.#set(state, !this.#typing);
      this.#typing = true;
    }, TYPING);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #set(state: State, push: boolean): void {
    if (this.#mode === 'none') return;
    const { prefix } = this.#options;
    // Other scripts' entries and other boards' pages stay what they are.
    const kept = {
      ...history.state,
      jobStand: { ...history.state?.jobStand, [prefix]: state.pages },
    };
    try {
      if (push) history.pushState(kept, '', this.href(state));
      else history.replaceState(kept, '', this.href(state));
    } catch {
      // Browsers limit how often, and sandboxed frames whether, the address may change.
    }
  }
}
