// job-stand.ts - the <job-stand> element: attributes, lifecycle, events. What is found is
// the core's business, what it means state/'s, what it looks like view/'s.

import css from '../board.css';
import { type Board, Core, loadCore, pause } from '../core/board.ts';
import { CoreError, FACETS, type Hit, type Page } from '../core/types.ts';
import { type Action, EMPTY, lockedBy, next, queryOf, type State, same } from '../state/state.ts';
import { h } from '../view/dom.ts';
import { focused } from '../view/focus.ts';
import { makeView, type View, waiting } from '../view/frame.ts';
import { listItem } from '../view/list.ts';
import { type Dictionary, makeWords, ORDERS, type Words } from '../view/words.ts';
import { Address } from './address.ts';
import { bytesOf, companyOf, type FeedData, type Fetched, fetchAll, homeOf } from './feeds.ts';
import type { Now } from './later.ts';
import { type Options, readOptions } from './options.ts';

// One core for all boards of a page, by its address; asked for again after a failure.
const cores = new Map<string, Promise<Core>>();
function coreAt(url: string): Promise<Core> {
  let core = cores.get(url);
  if (!core) {
    const beside = (name: string) => new URL(name, url);
    core = loadCore(
      url || null,
      {
        searchLater: true,
        ...(url && {
          formatsSource: beside('jobstand-formats.wasm'),
          searchSource: beside('jobstand-search.wasm'),
          bodySource: beside('jobstand-body.wasm'),
        }),
      },
      loadMore,
      Core,
    );
    // Whoever waits for it is told.
    core.then(({ searchReady }) => searchReady).catch(() => cores.delete(url));
    cores.set(url, core);
  }
  return core;
}

// What the first paint does without: beside this script, and of the same build. A script
// that failed is not fetched again under its address.
declare const MORE_VERSION: string;
let more: Promise<typeof import('./more.ts')> | undefined;
let loaded: Awaited<typeof more>; // once it is there
let tries = '';
let failed = false;
function loadMore(): typeof more & {} {
  if (!more) {
    more = import(new URL(`jobstand-more.mjs?${MORE_VERSION}${tries}`, import.meta.url).href);
    more.then(
      (script) => {
        loaded = script;
      },
      (error) => {
        failed = true;
        console.error(`<job-stand> ${error}`, error);
      },
    );
  }
  return more;
}
/** Asks again for a script that could not be had. */
function moreAgain(): void {
  if (!failed) return;
  failed = false;
  more = undefined;
  tries += '.';
}

let sheet: CSSStyleSheet | undefined;

const BUSY = 32; // ms at a time, for a visitor who waits
// Roles that the first frame of a first list shows.
const FEW = 2;

// What the page's address said since it was loaded, the latest of each name: single-page
// sites drop parameters that say where a visitor came from.
const arrived = new Map<string, string>();
function remember(): void {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (arrived.size < 200 || arrived.has(name)) arrived.set(name, value);
  }
}
remember();

/**
 * A searchable job board. Its children stay visible until the board is ready, and for good
 * when it cannot run. A wrong value of an attribute is as good as none; the console says so
 * once the board is there.
 *
 * @attr {URL, …} src - addresses of feeds of any format, separated by spaces; "#name=Acme" after one
 *   names the company of its postings that name none; a relative address in a posting counts from
 *   its feed
 * @attr {BCP 47} lang - language of what is said, of dates and numbers; default: the page's
 * @attr {auto | light | dark} theme - colours; auto: the page's
 * @attr {list | compact | cards} view - how roles look
 * @attr {none | department | location | company} group - headings in the list
 * @attr {facet, …} facets - which facets, in order; default: all but seniority
 * @attr {hide | dim | show} zeros - values of a facet that no role has
 * @attr {off | on} selected-first - chosen values of a facet come first
 * @attr {off | on} twins - the same role in several places is one entry
 * @attr {best | featured | newest | title | company | salary} sort - order to start with
 * @attr {1 … 200} page-size - roles shown at a time (25)
 * @attr {days} max-age - postings that are older, or past their validThrough, are not shown
 * @attr {panel | page | none} detail - where a role opens: here, on its own page, nowhere
 * @attr {query | hash | none} url-state - where the address holds what the visitor chose
 * @attr {text} url-prefix - put before the names in the address, for several boards on a page
 * @attr {text} label - names the board's search and list, where a page has several
 * @attr {text} query - text to start with
 * @attr {value; …} filter-<facet> - values to start with
 * @attr {facet, …} lock - facets that the visitor cannot change
 * @attr {off | on} logos - shows companies' logos, from where the feed says
 * @attr {off | on} saved - roles can be kept and new ones are marked, in this browser alone
 * @attr {off | on} stale - keeps a copy of the feed in this browser, for when it cannot be fetched
 * @attr {name, …} source-params - parameters of the page that travel to where visitors apply, besides
 *   utm_*, gh_src, lever-source and ref; "*" ends a beginning; none: nothing travels
 * @attr {eager | lazy} loading - lazy: when the board comes near the window
 * @attr {URL} core-url - where jobstand.wasm is, with the other modules beside it; default: beside the script
 * @fires job-stand-ready - { total, report }: the board is there
 * @fires job-stand-change - { state, total }: the visitor changed what is shown
 * @fires job-stand-open - { id }: a role is to be opened; cancelable
 * @fires job-stand-apply - { id, url }: before the visitor leaves to apply; cancelable
 * @fires job-stand-save - { id, saved }: a role was kept, or no longer
 * @fires job-stand-error - { error }: the board cannot be shown
 * @slot header - above the board
 * @slot footer - below it
 * @slot empty - instead of the sentence for a feed without roles
 * @slot error - instead of the sentence for a board that cannot be shown
 */
export class JobStandElement extends HTMLElement {
  static readonly observedAttributes = [
    'src',
    'lang',
    'facets',
    'sort',
    'page-size',
    'max-age',
    'detail',
    'url-state',
    'url-prefix',
    'label',
    'query',
    'lock',
    'logos',
    'group',
    'saved',
    'stale',
    'zeros',
    'selected-first',
    'twins',
    'theme',
    'view',
    'core-url',
    'source-params',
  ];

  static define(
    name = 'job-stand',
    registry: CustomElementRegistry = customElements,
  ): typeof JobStandElement {
    if (!registry.get(name)) registry.define(name, this);
    return JobStandElement;
  }

  readonly #root = this.attachShadow({ mode: 'open' });
  #options: Options;
  #words: Words = makeWords('en');
  #ownWords: Dictionary | undefined;
  /** Settles when #words are those of the page's language. */
  #language: Promise<void> | undefined;
  #address: Address;
  #state: State = EMPTY;
  /** The state that was set while the element was on no page: its address is not ours then. */
  #asked: State | undefined;
  #board: Board | undefined;
  #page: Page | undefined;
  /** The state that the list shows, but for the open posting. */
  #listed = '';
  #feed: FeedData | undefined;
  #fetched: Fetched | undefined;
  #loading: AbortController | undefined;
  #crashed = false;
  /** A board without a search: it did not come, or crashed. */
  #unsearched: Board | undefined;
  /** Shows the rest of the list. */
  #rest: ReturnType<typeof setTimeout> | undefined;
  #now: Now | undefined;
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
    this.#options = readOptions(this);
    this.#address = this.#makeAddress();
  }

  connectedCallback(): void {
    this.#configure();
    // Properties that were set before the element was defined hide those of the class.
    for (const name of ['feed', 'state', 'words'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    addEventListener('popstate', this.#onPopState);
    addEventListener('pagehide', this.#onPageHide);
    remember();
    if (this.#asked) this.state = this.#asked;
    this.#asked = undefined;
    if (this.getAttribute('loading') !== 'lazy') {
      void this.#load();
      return;
    }
    this.#wait();
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        near.disconnect();
        if (!this.isConnected || this.#loading) return;
        this.#configure(); // attributes may have come since
        void this.#load();
      },
      { rootMargin: '50%' },
    );
    near.observe(this);
  }

  disconnectedCallback(): void {
    removeEventListener('popstate', this.#onPopState);
    removeEventListener('pagehide', this.#onPageHide);
    this.#unload();
    this.#address.release();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after || !this.#loading) return;
    this.#configure();
    if (/^(src|core-url|max-age)$/.test(name)) void this.#load();
    else void this.#showAgain();
  }

  async #showAgain(): Promise<void> {
    const board = this.#board;
    await this.#language;
    if (board && this.#board === board) this.#show();
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
    if (!this.isConnected) {
      this.#asked = this.#state;
      return;
    }
    this.#address.replace(this.#state);
    if (this.#board) this.#update();
  }

  /** The feed itself instead of `src`: JSON text, its bytes, or postings. */
  get feed(): FeedData | undefined {
    return this.#feed;
  }
  set feed(feed: FeedData | undefined) {
    this.#feed = feed ?? undefined; // frameworks say null
    if (this.isConnected) void this.#load();
  }

  /** The page's own words, instead of those of its language; see view/words.ts for their names. */
  get words(): Dictionary | undefined {
    return this.#ownWords;
  }
  set words(words: Dictionary | undefined) {
    this.#ownWords = words;
    if (!this.isConnected) return;
    this.#configure();
    void this.#showAgain();
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
  /** Opens a role. */
  open(id: string): void {
    this.#go({ type: 'open', job: id });
  }
  /** Closes the open role. */
  close(): void {
    this.#go({ type: 'close' });
  }
  /** Drops text and filters. */
  clear(): void {
    this.#go({ type: 'clear' });
  }

  // --- loading ---------------------------------------------------------------

  #makeAddress(): Address {
    const { mode, prefix, start, locked } = this.#options;
    let told = false;
    return new Address(mode, { prefix, start, locked }, () => {
      if (!told)
        console.warn('<job-stand> another board has these names in the address: set url-prefix');
      told = true;
    });
  }

  #configure(): void {
    this.#options = readOptions(this);
    const lang =
      this.lang ||
      this.closest('[lang]')?.getAttribute('lang') ||
      document.documentElement.lang || // of a page whose components do not say theirs
      'en';
    this.#words = makeWords(lang, this.#ownWords);
    const foreign = !/^en\b/i.test(lang);
    const language = foreign
      ? loadMore()
          .then((more) => more.textsOf(lang))
          .then(
            (texts) => {
              if (texts && this.#language === language)
                this.#words = makeWords(lang, this.#ownWords, texts);
            },
            () => {}, // English
          )
      : undefined;
    this.#language = language;
    this.#address.release();
    this.#address = this.#makeAddress();
    this.#view = undefined;
  }

  #wait(): void {
    this.#root.replaceChildren(waiting(this.#words));
  }

  #unload(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#address.stop();
    this.#board?.close();
    this.#board = undefined;
    this.#now = undefined;
  }

  async #load(): Promise<void> {
    if (this.#state === EMPTY) this.#state = this.#options.start;
    this.#address.follow();
    this.#unload();
    const loading = new AbortController();
    this.#loading = loading;
    // Who waits goes on waiting; who asks after the last load gets a new promise.
    if (this.hasAttribute('data-state') && !this.hasAttribute('aria-busy')) this.#ready = undefined;
    void this.ready;
    if (!this.#view) this.#wait();
    this.#set('loading');
    try {
      await pause(); // to define the element was long enough
      if (loading.signal.aborted) return;
      const { sources, group, stale, twins, maxAge, logos } = this.#options;
      if (!sources.length && this.#feed === undefined)
        throw new CoreError('network', 'src is missing');
      const coreUrl = this.getAttribute('core-url');
      const core = coreAt(coreUrl ? new URL(coreUrl, document.baseURI).href : '');
      // What the second script shows at first would make the list jump later.
      const { job, text: asked, filters: chosen } = this.#address.read();
      const linked = job || asked || group !== 'none' || twins || Object.keys(chosen).length;
      const early = linked || logos || this.hasAttribute('view');
      const waited = early ? loadMore().catch(() => {}) : undefined;
      let fetched: Fetched = { feeds: [bytesOf(this.#feed ?? '')] };
      if (this.#feed === undefined) {
        fetched = await fetchAll(sources, loading.signal);
        const { feeds } = fetched;
        if (stale && feeds.some((feed) => feed instanceof Error)) {
          const copied = loadMore().then((more) => more.withCopies(sources, feeds));
          fetched = (await copied.catch(() => undefined)) ?? fetched;
        }
      }
      const ready = await core;
      if (loading.signal.aborted) return; // the view and the core are another load's by now
      this.#view = this.#language ? undefined : this.#frame(); // else once its words are there
      const board = await ready.open(fetched.feeds, {
        home: fetched.feeds.map((feed, i) => (feed instanceof Error ? '' : homeOf(sources[i]))),
        name: fetched.feeds.map((_, i) => companyOf(sources[i])),
        maxAge,
      });
      if (loading.signal.aborted) return board.close();
      this.#board = board;
      this.#fetched = stale ? fetched : { feeds: [] }; // the board has its own copy
      this.#state = this.#address.read({ ...this.#state, pages: 1 });
      const { text, filters } = this.#state;
      if (text || filters.location) {
        await ready.searchReady;
        while (!board.prepare(BUSY) && (text || !board.placed)) await pause();
      }
      await waited;
      await this.#language;
      if (loading.signal.aborted) return;
      if (linked || document.hidden || this.#page || this.#address.entry()) this.#show();
      else await this.#grow();
      if (loading.signal.aborted || !this.#board) return; // gone, or it failed
      this.#set('ready');
      this.#resolve(board.size);
      this.#emit('job-stand-ready', { total: board.size, report: board.report });
      ready.preloadBody();
      if (this.#board) void this.#prepare(ready, board); // the page may have removed it
    } catch (error) {
      await this.#language;
      if (!loading.signal.aborted) this.#fail(error);
    }
  }

  /** Indexes texts in slices that leave room for what the visitor does. */
  async #prepare(core: Core, board: Board): Promise<void> {
    try {
      await core.searchReady;
      await new Promise(requestAnimationFrame); // the list is painted first
      let places = !this.#page?.facets.location;
      for (let done = false; !done || places; ) {
        await new Promise((next) => setTimeout(next));
        if (this.#board !== board) return;
        const view = this.#view;
        const { text } = this.#state;
        if (places && board.placed) {
          // They are a facet by now: the list stays as it is, or is shown again when the text is found.
          places = false;
          if (text || !view) continue;
          const query = queryOf(this.#state, this.#options, view.filters.facetLimit());
          this.#page = board.find(query);
          view.filters.update(this.#page, this.#options.facets);
        } else done = board.prepare(text ? BUSY : 8);
      }
    } catch (error) {
      console.error(`<job-stand> ${error}`, error);
      this.#unsearched = board;
      if (this.#state.text) this.#update(); // whoever types a text is told
    }
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
    const { lang, dir } = this.#words;
    const problem = h(
      'div',
      { class: 'problem', role: 'alert', lang, dir },
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
    remember();
    if (!this.#board) return;
    this.#address.moved();
    const state = this.#address.read(this.#state);
    // Steps that are not ours, such as links to a part of the page, change nothing.
    if (same(this.#state, state)) return;
    this.#state = state;
    this.#update('history');
  };

  readonly #onPageHide = (): void => this.#address.leave(this.#state, focused(this.#root));

  readonly #act = (action: Action): void => {
    if (action.type === 'open' && !this.#emit('job-stand-open', { id: action.job }, true)) return;
    const tell = () =>
      this.#emit('job-stand-change', { state: this.#state, total: this.#page?.total ?? 0 });
    const found = this.#go(action);
    const state = this.#state;
    // Of what is typed while it waits, the last is told.
    if (found) void found.then(() => this.#state === state && tell());
    else tell();
  };

  /** A promise when what the visitor asks for is found later. */
  #go(action: Action): Promise<unknown> | undefined {
    const before = this.#state;
    if (action.type === 'open') moreAgain();
    this.#state = next(before, action, this.#options.start);
    if (!this.isConnected) {
      this.#asked = this.#state;
      return undefined;
    }
    if (action.type === 'text') this.#address.type(this.#state);
    else if (action.type === 'more') this.#address.replace(this.#state);
    else this.#address.push(this.#state, before, focused(this.#root));
    return this.#board && this.#update('act');
  }

  #emit(name: string, detail: object, cancelable = false): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }),
    );
  }

  // --- what is seen ----------------------------------------------------------

  #frame(): View {
    return makeView(
      this.#words,
      this.#act,
      () => this.#update(),
      this.#openFilters,
      this.#options.label,
    );
  }

  /** Shows the state in the frame that is ready, or in a new one; `few`: of a long list the start. */
  #show(few?: number): void {
    this.#view ??= this.#frame();
    const focus = focused(this.#root); // moving takes it away
    this.#root.replaceChildren(this.#view.root);
    this.#update(undefined, few, focus);
  }

  /** The first list, in parts. */
  async #grow(): Promise<void> {
    this.#show(FEW);
    if (!this.#view) return; // it failed
    // Whatever the second script was asked for already, its styles are not for the end.
    if (more) this.#after();
    await this.#fill(FEW, 1, FEW);
  }

  /**
   * What the list lacks after `shown` roles and the filters after `facet` facets: some of it a
   * frame, more where frames are short. All of it would keep a slow device from its visitor for
   * long. `from`: see Now.
   */
  async #fill(shown: number, facet: number, from: number): Promise<void> {
    const view = this.#view;
    const page = this.#page;
    const board = this.#board;
    if (!view || !page || !board) return; // the page may have removed it
    const { facets } = this.#options;
    const { hits } = page;
    const left = () => page !== this.#page || board !== this.#board; // shown again by now, or gone
    for (let share = 1; shown < hits.length || facet < facets.length; ) {
      await new Promise(requestAnimationFrame);
      if (left()) return;
      const start = performance.now();
      const first = shown;
      shown += FEW * share;
      view.list.append(...hits.slice(first, shown).map((hit) => this.#item(hit)));
      if (facet < facets.length) {
        facet += share;
        view.filters.update(page, facets, facet);
      }
      await pause();
      if (performance.now() - start < 16) share *= 2;
    }
    if (left()) return;
    view.root.classList.remove('waiting');
    this.#after(undefined, undefined, from);
  }

  /** A promise when it is done later. */
  #update(cause?: Now['cause'], few?: number, focus?: string): Promise<unknown> | undefined {
    const board = this.#board;
    const { text, filters } = this.#state;
    // What is asked too early is found when #prepare() is done, not at once: a large board takes long.
    if (
      board !== this.#unsearched &&
      ((text && !board?.indexed) || (filters.location && !board?.placed))
    ) {
      return board?.prepared.then(() => this.#board === board && this.#update(cause, few, focus));
    }
    try {
      this.#render(cause, few, focus);
    } catch (error) {
      this.#trouble(error);
    }
    return undefined;
  }

  /** A trap loses the board, not the visit: once more from the feed. */
  #trouble(error: unknown): void {
    const first = error instanceof CoreError && error.code === 'crashed' && !this.#crashed;
    this.#crashed = true;
    if (first) void this.#load();
    else this.#fail(error);
  }

  #render(cause: Now['cause'], few?: number, focus = focused(this.#root)): void {
    const view = this.#view;
    const board = this.#board;
    if (!view || !board) return;
    const state = this.#state;
    const { facets, locked, twins } = this.#options;
    const words = this.#words;
    // A role that is opened or closed leaves the list as it is.
    const listed = JSON.stringify({ ...state, job: 0 });
    if (cause && this.#page && listed === this.#listed) {
      this.#after(cause, focus, -1);
      return;
    }
    // The list changes with every letter: what is out of sight waits for a pause. Asked for after
    // anything has changed, it would cost a layout of its own.
    const fit = few ?? ((cause && focus === 'q' && loaded?.inSight(view.list)) || 1000);
    const page = board.find(queryOf(state, this.#options, view.filters.facetLimit()));
    this.#page = page;
    this.#listed = listed;
    if (view.input.value !== state.text) view.input.value = state.text;
    view.sort.value = ORDERS.find((order) => order === state.sort) ?? 'best';
    view.filters.update(page, facets, few && 1);
    const chosen = FACETS.reduce(
      (sum, facet) => sum + ((!locked.includes(facet) && state.filters[facet]?.length) || 0),
      0,
    );
    view.toggle.textContent = words.say('filters') + (chosen ? ` (${words.number(chosen)})` : '');

    const { hits } = page;
    view.list.replaceChildren(...hits.slice(0, fit).map((hit) => this.#item(hit)));
    clearTimeout(this.#rest);
    if (!few && fit < hits.length && this.#options.group === 'none')
      this.#rest = setTimeout(
        () => this.#fill(fit, facets.length, fit).catch((error) => this.#trouble(error)),
        300,
      );
    // Until the first list is whole, what is below it stays out of sight.
    view.root.classList.toggle('waiting', !!few);
    view.more.hidden = hits.length >= page.total || hits.length >= 1000;

    view.empty.hidden = page.total > 0;
    view.empty.replaceChildren(
      board.size
        ? h(
            'p',
            {},
            words.say('noMatch'),
            ' ',
            h(
              'button',
              { type: 'button', class: 'link', click: () => this.#act({ type: 'clear' }) },
              words.say('clear'),
            ),
          )
        : h('slot', { name: 'empty' }, h('p', {}, words.say('empty'))),
    );
    // What is locked is no choice: the whole is what the visitor could see.
    const whole =
      locked.length || twins
        ? board.find({ filters: lockedBy(this.#options), twins, limit: 0, facets: [] }).total
        : board.size;
    view.count.textContent = words.count(page.total, whole);
    if (!few) this.#after(cause, focus);
  }

  /** What the second script does with what is shown. */
  #after(cause?: Now['cause'], focus = focused(this.#root), from = 0): void {
    const now: Now = {
      root: this.#root,
      view: this.#view!,
      board: this.#board!,
      page: this.#page!,
      state: this.#state,
      options: this.#options,
      words: this.#words,
      address: this.#address,
      fetched: this.#fetched!,
      reload: () => void this.#load(),
      arrived,
      cause,
      from,
      focus,
      act: this.#act,
      open: (id, event) => this.#onTitle(id, event),
      emit: (...event) => this.#emit(...event),
      item: (hit, level) => this.#item(hit, level),
      again: () => this.#update(),
      found: (job) => {
        this.#state = { ...this.#state, job };
        this.#update(cause);
      },
    };
    this.#now = now;
    loadMore()
      .then(
        (more) => this.#now === now && more.show(now),
        () => this.#now === now && this.#without(now),
      )
      .catch((error) => this.#now === now && this.#trouble(error));
  }

  /** A posting without the second script: a sentence and a way on. */
  #without({ view, board, page, state, focus, options, words }: Now): void {
    const { job } = state;
    view.notice.hidden = !job || options.detail !== 'panel';
    const hit = page.hits.find(({ id }) => id === job);
    const href = hit && board.link(hit, hit.url ?? hit.applyUrl);
    const click = () => {
      moreAgain();
      this.#after('act', focus);
    };
    view.notice.replaceChildren(
      `${words.say('noPosting')} `,
      h('button', { type: 'button', class: 'link', click }, words.say('retry')),
      ' ',
      href ? h('a', { href, rel: 'noopener' }, words.say('original')) : '',
    );
  }

  readonly #openFilters = (): void => {
    const now = this.#now;
    loadMore().then(
      (more) => now && this.#now === now && more.openFilters(now),
      () => this.#view?.root.toggleAttribute('data-filters'), // above the list
    );
  };

  #item(hit: Hit, level?: 'h4'): HTMLLIElement {
    const { logos, detail } = this.#options;
    const link = (address: string | undefined) => this.#board!.link(hit, address);
    return listItem(hit, {
      words: this.#words,
      logos,
      level,
      link,
      href: (id) =>
        (detail === 'page' && link(hit.url ?? hit.applyUrl)) ||
        this.#address.href({ ...this.#state, job: id }),
      open: (id, event) => this.#onTitle(id, event),
    });
  }

  #onTitle(id: string, event: MouseEvent): void {
    // Whoever wants a new tab gets one.
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
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
}
