// later.ts - what happens after each paint of the list: the open posting, ways on, where the
// focus and the page go. Part of the second script.

import type { Board } from '../core/board.ts';
import { renderNodes } from '../core/nodes.ts';
import { type CoreError, FACETS, type Hit, type Page, type Posting } from '../core/types.ts';
import { forward, SOURCES, sourceOf } from '../state/source.ts';
import { type Action, queryOf, type State } from '../state/state.ts';
import { Announcer } from '../view/announce.ts';
import { chips } from '../view/chips.ts';
import { type Detail, makeDetail } from '../view/detail.ts';
import { FilterDialog } from '../view/dialog.ts';
import { h } from '../view/dom.ts';
import { refocus } from '../view/focus.ts';
import type { View } from '../view/frame.ts';
import { groupHits, groupItems } from '../view/groups.ts';
import { painted, reflow } from '../view/place.ts';
import { suggestions } from '../view/suggest.ts';
import type { Word, Words } from '../view/words.ts';
import type { Address } from './address.ts';
import { keepCopy } from './copies.ts';
import { type Fetched, homeOf } from './feeds.ts';
import { allIds, findJob, similar, twinsOf } from './find.ts';
import { type Options, readOptions } from './options.ts';
import { warn } from './report.ts';
import { Saved } from './saved.ts';

// Orders that are offered where the page or its address has chosen them.
const OWN_ORDERS = ['featured', 'salary'] as const;

/** What the element shows, and what can be asked of it. */
export interface Now {
  readonly root: ShadowRoot;
  readonly view: View;
  readonly board: Board;
  readonly page: Page;
  readonly state: State;
  readonly options: Options;
  readonly words: Words;
  readonly address: Address;
  readonly fetched: Fetched;
  /** Fetches the feeds again. */
  reload(): void;
  /** What the page's address has said: its parameters. */
  readonly arrived: ReadonlyMap<string, string>;
  /** Why it is shown: the visitor did something, Back or Forward, or neither. */
  readonly cause: 'act' | 'history' | undefined;
  /** The rows before it are those of the last time, untouched; -1: all are. */
  readonly from: number;
  /** What had the focus; see focus.ts. */
  readonly focus: string | undefined;
  act(action: Action): void;
  /** A link to a posting was clicked. */
  open(id: string, event: MouseEvent): void;
  emit(name: string, detail: object, cancelable?: boolean): boolean;
  item(hit: Hit, level?: 'h4'): HTMLElement;
  /** Shows the same once more. */
  again(): void;
  /** The posting that the address names in another way; undefined: none of this board. */
  found(id: string | undefined): void;
}

/** One for each element. */
export class Later {
  #before: Now | undefined;
  readonly #said = new Set<string>(); // what the developer was told of attributes
  readonly #announcer = new Announcer();
  #dialog: FilterDialog | undefined;
  #detail: Detail | undefined;
  #saved: Saved | undefined;
  /** The board that #saved knows the postings of. */
  #noted: Board | undefined;
  /** The list shows what is kept instead of what is found. */
  #onlySaved = false;

  show(now: Now): void {
    const before = this.#before;
    this.#before = now;
    const { view, board, page, state, options, words, address } = now;
    if (before?.board !== board) warn(board.report);
    if (before?.view !== view) {
      this.#showDoubts(now);
      readOptions(now.root.host, (message) => {
        if (!this.#said.has(message)) console.warn(`<job-stand> ${message}`);
        this.#said.add(message);
      });
    }
    if (before?.board !== board && options.stale) keep(now);
    const { job } = state;
    // The feed may have such an id itself.
    if (job?.includes('*:') && !findPosting(board, job)) {
      const id = findJob(board, job);
      // With a prefix it may have been meant for another board.
      now.found(id ?? (options.prefix ? undefined : job.replace(/[*:]+/g, ':')));
      return;
    }
    if (this.#dialog?.view === view) this.#dialog.update(page.total);
    if (options.saved && this.#noted !== board) void this.#remember(now);
    if (before && query(before.state) !== query(state)) this.#onlySaved = false;
    // Also of facets that are not shown: an address may have chosen of them.
    const facets = [...new Set([...options.facets, ...FACETS])].filter(
      (facet) => !options.locked.includes(facet),
    );
    // What is offered here is gone once it is done: the count says what came of it.
    const actOnce = (action: Action) => {
      now.act(action);
      if (action.type !== 'toggle') view.count.focus({ preventScroll: true });
    };
    view.chips.replaceChildren(...chips(state, page, facets, words, actOnce));
    const from = before ? now.from : 0; // what was not shown to us is not as we left it
    if (from >= 0) this.#fillList(now, from);
    for (const link of view.list.querySelectorAll('.title a')) {
      const on = link.closest('.item')?.getAttribute('data-id') === job;
      if (on) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    // A role that opens or closes leaves the list as it is, and has the focus.
    if (now.cause && now.from >= 0)
      this.#announcer.say(
        view.status,
        page.total ? `${view.count.textContent}` : words.say('noMatch'),
      );
    const order = OWN_ORDERS.find((own) => own === state.sort);
    if (order) showOrder(view, order, words);
    view.suggestions.replaceChildren(...suggestions(page, state, options.locked, words, actOnce));
    if (options.detail === 'page') {
      for (const link of view.list.querySelectorAll<HTMLAnchorElement>('.title a, .twins a'))
        link.href = this.#forward(link.href);
    }
    const heading = this.#turn(now, before);
    this.#showSteps(now, before);
    this.#moveFocus(now, before, heading);
    const returned = !before && /back|reload/.test(navigationType());
    if (now.cause === 'history' || returned) {
      const { y, focus } = address.entry() ?? {};
      if (y !== undefined && history.scrollRestoration === 'auto') scrollTo(scrollX, y);
      refocus(now.root, focus);
    }
  }

  /** Says that the list is not all there is, or not of today. */
  #showDoubts({ view, board, words, fetched, reload }: Now): void {
    const unread = board.report.feeds?.filter((feed) => 'error' in feed).length ?? 0;
    const said = [
      ...(unread ? [words.say('partial')] : []),
      ...(fetched.since ? [words.say('stale', { age: age(fetched.since, words) })] : []),
    ];
    if (!said.length) return;
    const retry = h('button', { type: 'button', class: 'link', click: reload }, words.say('retry'));
    view.notice.after(h('p', { class: 'notice', role: 'status' }, said.join(' '), ' ', retry));
  }

  /** The filters in a dialog, for boards without room beside the list. */
  openFilters({ view, words, page, act }: Now): void {
    if (this.#dialog?.isOpen) return;
    this.#dialog = new FilterDialog(view, words, act);
    this.#dialog.open(page.total);
  }

  /** Headings in the list, roles that are kept, marks of what is new. */
  #fillList(now: Now, from: number): void {
    const { view, board, state, options, words } = now;
    let { hits } = now.page;
    const saved = options.saved ? this.#saved : undefined;
    if (saved && this.#onlySaved) {
      const kept = saved.ids.flatMap((id) => findPosting(board, id) ?? []);
      view.list.replaceChildren(...kept.map((hit) => now.item({ ...hit, marks: {} })));
      view.count.textContent = words.say('savedRoles', { n: kept.length });
      view.more.hidden = true;
      view.empty.hidden = true;
    } else if (options.group !== 'none') {
      hits = allHits(now);
      const count = state.pages * options.pageSize;
      const item = (hit: Hit) => now.item(hit, 'h4');
      const groups = groupHits(hits, options.group);
      view.list.replaceChildren(...groupItems(groups, count, words, item));
    }
    const items = [...view.list.querySelectorAll('.item')].slice(from);
    if (options.twins) this.#showTwins(now, hits, items);
    if (!saved) return;
    for (const item of items) {
      const id = item.getAttribute('data-id') ?? '';
      const title = item.querySelector('.title');
      const badge = (text: string) => h('span', { class: 'badge', part: 'badge' }, text);
      if (saved.isNew(id)) title?.append(badge(words.say('new')));
      if (saved.has(id)) title?.append(badge(words.say('saved')));
    }
    const kept = saved.ids.filter((id) => findPosting(board, id)).length;
    this.#showSavedButton(now, kept);
  }

  /** The same role's other places, each with a link. */
  #showTwins(now: Now, hits: readonly Hit[], items: readonly Element[]): void {
    const { board, state, options, address, words, open } = now;
    const twins = new Map(hits.map((hit) => [hit.id, hit.twins]));
    for (const item of items) {
      const others = twins.get(item.getAttribute('data-id') ?? '');
      if (!others) continue;
      const links = others.map((twin) => {
        const { id, location, url, applyUrl } = twin;
        const own = options.detail === 'page' && board.link(twin, url ?? applyUrl);
        const href = own || address.href({ ...state, job: id });
        const click = (event: Event) => open(id, event as MouseEvent);
        return h('a', { href, click }, location ?? words.say('other'));
      });
      item
        .querySelector('.meta')
        ?.after(h('p', { class: 'meta twins' }, words.say('alsoIn'), links));
    }
  }

  #showSavedButton(now: Now, kept: number): void {
    const { view, words } = now;
    let button = view.bar.querySelector<HTMLButtonElement>('.kept');
    if (!button) {
      button = h('button', { type: 'button', class: 'kept', part: 'button' });
      button.addEventListener('click', () => {
        this.#onlySaved = !this.#onlySaved;
        this.#before?.again();
      });
      view.bar.insertBefore(button, view.bar.lastChild);
    }
    button.hidden = !kept && !this.#onlySaved;
    button.textContent = `${words.say('saved')} (${words.number(kept)})`;
    button.setAttribute('aria-pressed', `${this.#onlySaved}`);
  }

  /** Reads what is kept; then notes what is there now, in slices. */
  async #remember({ board, options }: Now): Promise<void> {
    this.#noted = board;
    // A feed that is given as data is of its page, whatever else the address says.
    const saved = new Saved(homeOf(options.sources[0] ?? location.pathname), Date.now());
    this.#saved = saved;
    try {
      const ids = await allIds(board, () => this.#before?.board === board);
      if (ids) saved.note(ids); // else another board is shown by now
    } catch (error) {
      // Whoever has left has not seen them all.
      if ((error as CoreError).code !== 'closed') console.error(`<job-stand> ${error}`, error);
    }
  }

  /** Carries where the visitor came from. */
  readonly #forward = (href: string): string => {
    const { arrived, options } = this.#before!;
    const names = options.params;
    return forward(href, sourceOf(arrived, names.includes('none') ? [] : [...SOURCES, ...names]));
  };

  #moveFocus(now: Now, before: Now | undefined, heading: HTMLElement | undefined): void {
    const { root, view, state, options, cause } = now;
    if (!cause) {
      refocus(root, now.focus);
      return;
    }
    const title = (item: Element | undefined) =>
      item?.querySelector<HTMLElement>('.title a')?.focus({ preventScroll: cause === 'history' });
    const items = [...view.list.querySelectorAll('.item')];
    if (heading) {
      heading.focus({ preventScroll: true });
      view.detail.scrollTop = 0; // the role before may have been read to its end
      // Beside the list it sticks to the window; in its place it is where the list began.
      const beside = view.list.getClientRects().length > 0;
      const { top } = (beside ? heading : view.root).getBoundingClientRect();
      if (top < 0 || heading.getBoundingClientRect().bottom > innerHeight)
        view.root.scrollIntoView();
      else if (cause === 'act') rowOf(view, state.job)?.scrollIntoView({ block: 'nearest' });
    } else if (before?.state.job && !state.job) {
      title(rowOf(view, before.state.job));
    } else if (before && cause === 'act' && state.pages > before.state.pages) {
      title(items[before.state.pages * options.pageSize]);
    }
    refocus(root, now.focus, '.chips button, .total');
  }

  /** Opens or closes a posting; one that opens is painted before the list beside it is narrower. */
  #turn(now: Now, before: Now | undefined): HTMLElement | undefined {
    const { view, state } = now;
    const was = before?.state.job;
    if (now.cause !== 'act' || now.from >= 0 || !was === !state.job)
      return this.#showJob(now, before);
    const row = rowOf(view, state.job ?? was);
    if (was) {
      reflow(view.list, row, () => this.#showJob(now, before));
      return;
    }
    const heading = this.#showJob(now, before);
    view.root.classList.remove('beside');
    const makeRoom = () =>
      view.root.classList.toggle('beside', view.root.hasAttribute('data-open'));
    void painted().then(() => reflow(view.list, row, makeRoom));
    return heading;
  }

  /** Opens or closes a posting; the heading of one that was not open before. */
  #showJob(now: Now, before: Now | undefined): HTMLElement | undefined {
    const { view, board, state, options } = now;
    const job = options.detail === 'panel' ? state.job : undefined;
    if (job !== undefined && view.detail.firstElementChild?.getAttribute('data-id') === job) return;
    const posting = job === undefined ? undefined : findPosting(board, job);
    view.notice.hidden = job === undefined || posting !== undefined;
    view.root.toggleAttribute('data-open', posting !== undefined);
    view.root.classList.toggle('beside', posting !== undefined);
    view.detail.replaceChildren();
    if (posting) return this.#showPosting(now, posting);
    // What is said already is not said again with every change of the list.
    const said = before?.view === view && before.state.job === job;
    if (job !== undefined && !said) void this.#showGone(now, job);
    return;
  }

  #showPosting(now: Now, posting: Posting): HTMLElement {
    const { view, board, options, words, address } = now;
    const { id, title } = posting;
    const saved = options.saved ? this.#saved : undefined;
    const detail = makeDetail(posting, {
      words,
      logos: options.logos,
      listHref: address.href({ ...now.state, job: undefined }),
      twins: options.twins ? twinsOf(board, posting) : [],
      link: (href, of = posting) => board.link(of, href),
      forward: this.#forward,
      close(event) {
        event.preventDefault();
        now.act({ type: 'close' });
      },
      apply(event, url) {
        if (!now.emit('job-stand-apply', { id, url }, true)) event.preventDefault();
      },
      share: () => share(title, new URL(address.href(now.state), location.href).href, words),
      saved: saved?.has(id),
      save: () => {
        this.#saved?.toggle(id);
        const on = this.#saved?.has(id) ?? false;
        now.emit('job-stand-save', { id, saved: on });
        this.#before?.again();
        return on;
      },
    });
    this.#detail = detail;
    view.detail.replaceChildren(detail.element);
    const wanted = () => this.#detail === detail && this.#before?.board === board;
    const base = board.link(posting, posting.url) ?? board.link(posting, '.');
    board.body(id).then(
      (stream) => detail.setBody(renderNodes(stream, document, { base })),
      (error) => {
        if (!wanted()) return; // nobody waits for it any more
        console.error(`<job-stand> ${id}: ${error}`);
        detail.setBody(undefined);
      },
    );
    void this.#showSimilar(now, posting, detail, wanted);
    return detail.heading;
  }

  /** Roles like the open one, below it, for who stays: whoever steps through roles waits for none. */
  async #showSimilar(
    now: Now,
    posting: Posting,
    detail: Detail,
    wanted: () => boolean,
  ): Promise<void> {
    const { board, words } = now;
    try {
      await board.prepared;
      await new Promise((done) => setTimeout(done, 300));
      const hits = await similar(board, wanted, posting.title, posting);
      if (!hits.length || !wanted()) return;
      const items = hits.map((hit) => now.item(hit, 'h4'));
      detail.end.replaceChildren(
        h('h3', {}, words.say('similar')),
        h('ul', { class: 'list' }, items),
      );
    } catch {
      // The board is closed by now, or there is no search, which is said when it is asked for.
    }
  }

  /** The roles before and after the open one, in the order of the list. */
  #showSteps(now: Now, before: Now | undefined): void {
    const { view, state, options, words, act } = now;
    const { job } = state;
    if (!this.#detail || job === undefined) return;
    const turned = before?.state.job !== job;
    if (!turned && now.from < 0) return; // nothing has changed
    let ids = [...view.list.querySelectorAll('.item')].map((e) => e.getAttribute('data-id'));
    // The way goes on where the list ends. To look far costs time: not with every letter.
    if (
      !this.#onlySaved &&
      (ids.at(-1) === job || ((turned || !now.cause) && !ids.includes(job)))
    ) {
      const hits = allHits(now, false);
      const { group } = options;
      const groups = group === 'none' ? [['', hits] as const] : groupHits(hits, group);
      ids = groups.flatMap(([, hits]) => hits.map(({ id }) => id));
    }
    const at = ids.indexOf(job);
    const step = (word: 'previous' | 'next', id: string | null | undefined) =>
      h('button', {
        type: 'button',
        class: word,
        part: 'button',
        disabled: !id,
        'aria-label': words.say(word),
        title: words.say(word),
        click: () => id && act({ type: 'open', job: id }),
      });
    this.#detail.steps.replaceChildren(
      ...(at < 0 ? [] : [step('previous', ids[at - 1]), step('next', ids[at + 1])]),
    );
  }

  /** A posting that is no longer there: says so, and what is like its id. */
  async #showGone(now: Now, job: string): Promise<void> {
    const { view, words } = now;
    view.notice.textContent = words.say('gone');
    try {
      await now.board.prepared;
      const wanted = () => this.#before?.state.job === job && this.#before.view === view;
      const hits = await similar(now.board, wanted, job);
      if (!hits.length || !wanted()) return;
      const list = h(
        'ul',
        { class: 'list' },
        hits.map((hit) => now.item(hit)),
      );
      view.notice.replaceChildren(words.say('gone'), h('h2', {}, words.say('similar')), list);
    } catch (error) {
      // The list is there.
      if ((error as CoreError).code !== 'closed') console.error(`<job-stand> ${error}`, error);
    }
  }
}

function findPosting(board: Board, id: string): Posting | undefined {
  try {
    return board.posting(id);
  } catch (error) {
    // Errors of the other script's class: by their code.
    if ((error as CoreError).code === 'unknown-posting') return undefined;
    throw error;
  }
}

/** Names an order that the page chose; from then on the visitor can choose it, too. */
function showOrder({ sort }: View, value: Word, words: Words): void {
  sort.value = value;
  if (sort.value) return;
  sort.append(h('option', { value }, words.say(value)));
  sort.value = value;
}

/** What the list could show, were it long enough. */
function allHits({ board, page, state, options }: Now, marks = true): readonly Hit[] {
  if (page.hits.length === page.total) return page.hits;
  return board.find({ ...queryOf(state, options, 0), limit: 1000, facets: [], marks }).hits;
}

/** Keeps what was fetched, when that is all there is. */
function keep({ options, fetched }: Now): void {
  const { feeds, since } = fetched;
  if (since || feeds.some((feed) => feed instanceof Error)) return;
  feeds.forEach((feed, i) => {
    if (Array.isArray(feed)) void keepCopy(homeOf(options.sources[i]), feed);
  });
}

const rowOf = ({ list }: View, id: string | undefined) =>
  [...list.querySelectorAll('.item')].find((item) => item.getAttribute('data-id') === id);

/** What a state asks for, without what is open and how much is shown. */
const query = ({ text, filters, sort }: State) => JSON.stringify([text, filters, sort]);

/** Shares or copies an address; what there is to say of it. */
async function share(title: string, url: string, words: Words): Promise<string | undefined> {
  try {
    if (navigator.share) {
      await navigator.share({ title, url });
      return undefined;
    }
    await navigator.clipboard.writeText(url);
    return words.say('copied');
  } catch (error) {
    // Given up, or not allowed here: the address itself can be copied.
    return (error as Error).name === 'AbortError' ? undefined : url;
  }
}

/** "3 hours ago". */
function age(ms: number, { lang }: Words): string {
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const minutes = (ms - Date.now()) / 60_000;
  if (minutes > -60) return format.format(Math.round(minutes), 'minute');
  if (minutes > -48 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}

function navigationType(): string {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type ?? '';
}
