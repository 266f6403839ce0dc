// job-stand.ts - the <job-stand> element: attributes, lifecycle, events. What is found is
// the core's business, what it means state/'s, what it looks like view/'s.

import css from '../board.css';
import {
  type Board,
  type Core,
  CoreError,
  loadCore,
  type Page,
  type Posting,
} from '../core/core.ts';
import { safeHref } from '../core/nodes.ts';
import { type Action, EMPTY, next, queryOf, type State } from '../state/state.ts';
import { matchesJob } from '../state/url.ts';
import { Announcer } from '../view/announce.ts';
import { h } from '../view/dom.ts';
import { chips } from '../view/filters.ts';
import { makeView, type View, waiting } from '../view/frame.ts';
import { listItem } from '../view/list.ts';
import { makeWords, ORDERS, type Words } from '../view/words.ts';
import { Address } from './address.ts';
import { bytesOf, type FeedData, fetchAll } from './feeds.ts';
import { type Options, readOptions } from './options.ts';

// One core for all boards of a page, by its address; asked for again after a failure.
const cores = new Map<string, Promise<Core>>();
function coreAt(url: string): Promise<Core> {
  let core = cores.get(url);
  if (!core) {
    const beside = (name: string) => new URL(name, url);
    core = loadCore(url || null, {
      searchLater: true,
      ...(url && {
        searchSource: beside('jobstand-search.wasm'),
        bodySource: beside('jobstand-body.wasm'),
      }),
    });
    // Whoever waits for it is told.
    core.then(({ searchReady }) => searchReady).catch(() => cores.delete(url));
    cores.set(url, core);
  }
  return core;
}

// What the first paint does without: beside this script, and of the same build. A script
// that failed is not fetched again under its address.
declare const MORE_VERSION: string;
type More = typeof import('./more.ts');
let more: Promise<More> | undefined;
let tries = '';
function loadMore(): Promise<More> {
  if (!more) {
    more = import(new URL(`jobstand-more.mjs?${MORE_VERSION}${tries}`, import.meta.url).href);
    more.catch(() => {
      more = undefined;
      tries += '.';
    });
  }
  return more;
}

let sheet: CSSStyleSheet | undefined;

/**
 * A searchable job board. Its children stay visible until the board is ready, and for good
 * when it cannot run.
 *
 * @attr src - addresses of feeds, separated by white space
 * @attr lang - language of dates and numbers; default: the page's
 * @attr {'auto'|'light'|'dark'} theme
 * @attr {'list'|'compact'} view
 * @attr facets - which facets, in order
 * @attr {'best'|'featured'|'newest'|'title'|'company'} sort
 * @attr page-size - hits shown at a time (25)
 * @attr {'panel'|'page'|'none'} detail - where a posting opens: here, on its own page, nowhere
 * @attr {'query'|'hash'|'none'} url-state
 * @attr url-prefix - put before the names in the address
 * @attr query, filter-<facet> - what to start with; values separated by ";"
 * @attr lock - facets the visitor cannot change
 * @attr {'off'|'on'} logos
 * @attr {'hide'|'dim'|'show'} zeros - values of a facet that no role has
 * @attr {'off'|'on'} selected-first - chosen values of a facet come first
 * @attr {'off'|'on'} twins - the same role in several places is one entry
 * @attr core-url - where jobstand.wasm is, with the other modules beside it
 * @fires job-stand-ready - detail: { total, report }
 * @fires job-stand-change - the visitor changed the query; detail: { state, total }
 * @fires job-stand-open - cancelable; detail: { id }
 * @fires job-stand-apply - cancelable, before navigation; detail: { id, url }
 * @fires job-stand-error - detail: { error }
 * @slot header footer empty error
 */
export class JobStandElement extends HTMLElement {
  static readonly observedAttributes = [
    'src',
    'lang',
    'facets',
    'sort',
    'page-size',
    'detail',
    'url-state',
    'url-prefix',
    'query',
    'lock',
    'logos',
    'zeros',
    'selected-first',
    'twins',
    'theme',
    'view',
    'core-url',
  ];

  static define(
    name = 'job-stand',
    registry: CustomElementRegistry = customElements,
  ): typeof JobStandElement {
    if (!registry.get(name)) registry.define(name, this);
    return JobStandElement;
  }

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #announcer = new Announcer();
  #options: Options;
  #words: Words = makeWords('en');
  #address: Address;
  #state: State = EMPTY;
  #board: Board | undefined;
  #core: Core | undefined;
  #page: Page | undefined;
  #feed: FeedData | undefined;
  #loading: AbortController | undefined;
  #crashed = false;
  #view: View | undefined;
  #ready: Promise<number> | undefined;
  #resolve: (size: number) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor() {
    super();
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(waiting(this.#words));
    this.#options = readOptions(this, () => {});
    this.#address = this.#makeAddress();
  }

  connectedCallback(): void {
    // Properties that were set before the element was defined hide those of the class.
    for (const name of ['feed', 'state'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    addEventListener('popstate', this.#onPopState);
    this.#configure();
    void this.#load();
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.#onPopState);
    this.#unload();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after || !this.#loading) return;
    this.#configure();
    if (name === 'src' || name === 'core-url') void this.#load();
    else if (this.#board) this.#show();
  }

  /** Settles when the board is ready or has failed: with the number of postings, or the error. */
  get ready(): Promise<number> {
    if (!this.#ready) {
      this.#ready = new Promise((resolve, reject) => {
        this.#resolve = resolve;
        this.#reject = reject;
      });
      this.#ready.catch(() => {}); // a page that does not ask is not told
    }
    return this.#ready;
  }

  /** What the visitor sees: text, filters, sort, open posting. Setting it is no user action. */
  get state(): State {
    return this.#state;
  }
  set state(state: Partial<State>) {
    this.#state = { ...EMPTY, ...state };
    this.#address.replace(this.#state);
    if (this.#board) this.#update();
  }

  /** The feed itself instead of `src`: JSON text, its bytes, or postings. */
  get feed(): FeedData | undefined {
    return this.#feed;
  }
  set feed(feed: FeedData | undefined) {
    this.#feed = feed;
    if (this.isConnected) void this.#load();
  }

  /** The hits and counts that are shown. */
  get results(): Page | undefined {
    return this.#page;
  }

  /** Fetches the feeds again. */
  reload(): Promise<number> {
    void this.#load();
    return this.ready;
  }
  open(id: string): void {
    this.#go({ type: 'open', job: id });
  }
  close(): void {
    this.#go({ type: 'close' });
  }
  /** Drops text and filters. */
  clear(): void {
    this.#go({ type: 'clear' });
  }

  // --- loading ---------------------------------------------------------------

  #makeAddress(): Address {
    const { urlState, prefix, start, locked } = this.#options;
    return new Address(urlState, { prefix, start, locked });
  }

  #configure(): void {
    const said = new Set<string>();
    this.#options = readOptions(this, (message) => {
      if (!said.has(message)) console.warn(`<job-stand> ${message}`);
      said.add(message);
    });
    this.#words = makeWords(this.lang || this.closest('[lang]')?.getAttribute('lang') || 'en');
    this.#address.stop();
    this.#address = this.#makeAddress();
    this.#view = undefined;
  }

  #unload(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#address.stop();
    this.#announcer.stop();
    this.#board?.close();
    this.#board = undefined;
  }

  async #load(): Promise<void> {
    this.#unload();
    const loading = new AbortController();
    this.#loading = loading;
    // Who waits goes on waiting; who asks after the last load gets a new promise.
    if (this.hasAttribute('data-state') && !this.hasAttribute('aria-busy')) this.#ready = undefined;
    void this.ready;
    if (!this.#view) this.#root.replaceChildren(waiting(this.#words));
    this.#set('loading');
    try {
      const { sources } = this.#options;
      if (!sources.length && this.#feed === undefined)
        throw new CoreError('network', 'src is missing');
      const coreUrl = this.getAttribute('core-url');
      const core = coreAt(coreUrl ? new URL(coreUrl, document.baseURI).href : '');
      const linked = this.#address.read().job && loadMore().catch(() => {}); // told when it is shown
      const feeds =
        this.#feed === undefined ? await fetchAll(sources, loading.signal) : [bytesOf(this.#feed)];
      this.#core = await core;
      if (loading.signal.aborted) return;
      const home = new URL(sources[0] ?? '', document.baseURI).href;
      this.#board = this.#core.openBoard(feeds, { home });
      this.#state = this.#address.read();
      const { text, filters } = this.#state;
      if (text || filters.location) await this.#core.searchReady;
      await linked;
      if (loading.signal.aborted) return;
      this.#resolveJob();
      this.#show();
      this.#set('ready');
      this.#resolve(this.#board.size);
      this.#emit('job-stand-ready', { total: this.#board.size, report: this.#board.report });
      this.#core.preloadBody();
      const { report } = this.#board;
      this.#later().then(
        (more) => more.warn(report),
        (error) => console.error(`<job-stand> ${error}`, error),
      );
      void this.#prepare(this.#core, this.#board);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#fail(error);
    }
  }

  /** Indexes texts in slices that leave room for what the visitor does. */
  async #prepare(core: Core, board: Board): Promise<void> {
    try {
      await core.searchReady;
      if (this.#board === board && !this.#page?.facets.location) this.#refreshFilters();
      const step = () => {
        if (this.#board === board && !board.prepare(8)) setTimeout(step);
      };
      step();
    } catch (error) {
      console.error(`<job-stand> ${error}`, error); // whoever types a text is told
    }
  }

  /** Places are a facet once the search module is there: the list stays as it is. */
  #refreshFilters(): void {
    const { facets } = this.#options;
    const view = this.#view;
    if (!view || !this.#board) return;
    this.#page = this.#board.find(queryOf(this.#state, this.#options, view.filters.facetLimit()));
    view.filters.update(this.#page, facets);
  }

  #fail(error: unknown): void {
    console.error(`<job-stand> ${error}`, error);
    this.#board?.close();
    this.#board = undefined;
    this.#view = undefined;
    const retry = h(
      'button',
      { type: 'button', class: 'button', click: () => void this.#load() },
      this.#words.say('retry'),
    );
    const problem = h(
      'div',
      { class: 'problem', role: 'alert' },
      h('slot', { name: 'error' }, h('p', {}, this.#words.say('error')), retry),
    );
    this.#root.replaceChildren(h('slot'), problem);
    this.#set('failed');
    this.#reject(error);
    this.#emit('job-stand-error', { error });
  }

  /** For styles and tests; the page may read it, nobody sets it. */
  #set(state: 'loading' | 'ready' | 'failed'): void {
    this.setAttribute('data-state', state);
    this.toggleAttribute('aria-busy', state === 'loading');
  }

  // --- what happens ----------------------------------------------------------

  readonly #onPopState = (): void => {
    if (!this.#board || this.#options.urlState === 'none') return;
    const before = this.#state;
    this.#state = this.#address.read();
    this.#resolveJob();
    this.#update(before);
  };

  /** An address may name a posting by its tracking system's number alone. */
  #resolveJob(): void {
    const { job } = this.#state;
    if (!job?.includes('*:') || !this.#board) return;
    const { hits } = this.#board.find({ limit: 1000, facets: [] });
    const hit = hits.find(({ id }) => matchesJob(id, job));
    this.#state = { ...this.#state, job: hit?.id ?? job };
  }

  readonly #act = (action: Action): void => {
    if (action.type === 'open' && !this.#emit('job-stand-open', { id: action.job }, true)) return;
    this.#go(action);
    this.#emit('job-stand-change', { state: this.#state, total: this.#page?.total ?? 0 });
  };

  #go(action: Action): void {
    const before = this.#state;
    this.#state = next(before, action, this.#options.start);
    if (action.type === 'text') this.#address.type(this.#state);
    else if (action.type === 'more') this.#address.replace(this.#state);
    else this.#address.push(this.#state);
    if (this.#board) this.#update(before);
  }

  #emit(name: string, detail: object, cancelable = false): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }),
    );
  }

  /** The second script, with its styles and words in place. */
  async #later(): Promise<More> {
    const more = await loadMore();
    more.begin(this.#root, this.#words);
    return more;
  }

  // --- what is seen ----------------------------------------------------------

  /** Builds the board's frame and shows the state in it. */
  #show(): void {
    this.#view = makeView(this.#words, this.#announcer, this.#act, () => this.#update());
    this.#root.replaceChildren(this.#view.root);
    this.#update();
  }

  #update(before?: State): void {
    try {
      this.#render(before);
    } catch (error) {
      if (error instanceof CoreError && error.code === 'not-ready') {
        const board = this.#board;
        this.#core?.searchReady.then(
          () => this.#board === board && this.#update(before),
          (failed) => this.#board === board && this.#fail(failed),
        );
        return;
      }
      // A trap loses the board, not the visit: once more from the feed.
      const first = error instanceof CoreError && error.code === 'crashed' && !this.#crashed;
      if (first) void this.#load();
      else this.#fail(error);
      this.#crashed = true;
    }
  }

  #render(before?: State): void {
    const view = this.#view;
    const board = this.#board;
    if (!view || !board) return;
    const state = this.#state;
    const { facets, locked, pageSize, logos, detail, start, twins } = this.#options;
    const words = this.#words;
    const page = board.find(queryOf(state, this.#options, view.filters.facetLimit()));
    this.#page = page;
    const link = (address: string) => safeHref(address, this.#home());
    if (view.input.value !== state.text) view.input.value = state.text;
    view.sort.value = ORDERS.some((order) => order === state.sort) ? state.sort : 'best';
    view.filters.update(page, facets);
    view.chips.replaceChildren(...chips(state, facets, words, this.#act));
    const chosen = facets.reduce((sum, facet) => sum + (state.filters[facet]?.length ?? 0), 0);
    view.toggle.textContent = chosen
      ? `${this.#words.say('filters')} (${words.number(chosen)})`
      : this.#words.say('filters');

    const options = {
      words,
      logos,
      current: state.job,
      link,
      href: (id: string) => this.#address.href({ ...state, job: id }),
      open: (id: string, event: MouseEvent) => this.#onTitle(id, event),
    };
    const items = page.hits.map((hit) => {
      const item = listItem(hit, options);
      if (detail === 'page')
        item
          .querySelector('h3 a')
          ?.setAttribute('href', link(hit.url ?? hit.applyUrl ?? '') ?? '#');
      return item;
    });
    const firstNew =
      before && state.pages > before.pages ? items[before.pages * pageSize] : undefined;
    view.list.replaceChildren(...items);
    view.more.hidden = page.hits.length >= page.total || page.hits.length >= 1000;
    firstNew?.querySelector<HTMLElement>('h3 a')?.focus();

    const unfiltered = board.size === 0;
    view.empty.hidden = page.total > 0;
    view.empty.replaceChildren(
      unfiltered
        ? h('slot', { name: 'empty' }, h('p', {}, this.#words.say('empty')))
        : h(
            'p',
            {},
            this.#words.say('noMatch'),
            ' ',
            h(
              'button',
              { type: 'button', class: 'link', click: () => this.#act({ type: 'clear' }) },
              this.#words.say('clear'),
            ),
          ),
    );
    view.suggestions.replaceChildren();
    if (page.corrected || page.hints?.length) {
      this.#later().then(
        (more) => {
          if (this.#page !== page) return;
          view.suggestions.replaceChildren(...more.suggestions(page, state, words, this.#act));
        },
        () => {}, // "Clear all" is there
      );
    }
    // What is locked is no choice: the whole is what the visitor could see.
    const whole =
      locked.length || twins
        ? board.find({ filters: locked.length ? start.filters : {}, twins, limit: 0, facets: [] })
            .total
        : board.size;
    const count = words.count(page.total, whole);
    view.count.textContent = count;
    if (before) this.#announcer.say(page.total ? count : this.#words.say('noMatch'));
    this.#renderDetail(view, board, before);
  }

  #home(): string {
    return new URL(this.#options.sources[0] ?? '', document.baseURI).href;
  }

  #onTitle(id: string, event: MouseEvent): void {
    // Whoever wants a new tab gets one.
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const { detail } = this.#options;
    if (detail === 'page') {
      if (!this.#emit('job-stand-open', { id }, true)) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (detail === 'panel') this.#act({ type: 'open', job: id });
    else this.#emit('job-stand-open', { id }, true);
  }

  #renderDetail(view: View, board: Board, before: State | undefined): void {
    const { job } = this.#state;
    if (job === undefined || this.#options.detail !== 'panel') {
      view.root.removeAttribute('data-open');
      view.detail.replaceChildren();
      view.notice.hidden = true;
      if (before?.job) this.#focusTitle(view, before.job);
      return;
    }
    if (view.detail.firstElementChild?.getAttribute('data-id') === job) return;
    let posting: Posting | undefined;
    try {
      posting = board.posting(job);
    } catch (error) {
      if (!(error instanceof CoreError) || error.code !== 'unknown-posting') throw error;
    }
    view.notice.hidden = posting !== undefined;
    view.detail.replaceChildren();
    view.root.toggleAttribute('data-open', false);
    if (!posting) view.notice.textContent = this.#words.say('gone');
    else void this.#showPosting(view, board, posting, before !== undefined);
  }

  async #showPosting(view: View, board: Board, posting: Posting, focus: boolean): Promise<void> {
    const { id } = posting;
    const current = () => this.#view === view && this.#board === board && this.#state.job === id;
    try {
      const more = await this.#later();
      if (!current() || view.detail.firstElementChild?.getAttribute('data-id') === id) return;
      view.notice.hidden = true;
      view.root.toggleAttribute('data-open', true);
      const heading = more.showPosting(view.detail, board, posting, {
        words: this.#words,
        logos: this.#options.logos,
        twins: this.#options.twins,
        home: this.#home(),
        listHref: this.#address.href({ ...this.#state, job: undefined }),
        close: () => this.#act({ type: 'close' }),
        apply: (url) => this.#emit('job-stand-apply', { id, url }, true),
      });
      if (!focus) return;
      heading.focus({ preventScroll: true });
      if (view.root.getBoundingClientRect().top < 0) view.root.scrollIntoView();
    } catch (error) {
      if (!current()) return;
      console.error(`<job-stand> ${error}`, error);
      const href = safeHref(posting.url ?? posting.applyUrl ?? '', this.#home());
      const click = () => void this.#showPosting(view, board, posting, true);
      view.notice.hidden = false;
      view.notice.replaceChildren(
        `${this.#words.say('noPosting')} `,
        h('button', { type: 'button', class: 'link', click }, this.#words.say('retry')),
        ' ',
        href ? h('a', { href, rel: 'noopener' }, this.#words.say('original')) : '',
      );
    }
  }

  #focusTitle(view: View, id: string): void {
    for (const item of view.list.children) {
      if (item.getAttribute('data-id') === id) item.querySelector<HTMLElement>('h3 a')?.focus();
    }
  }
}
