// later.ts - what happens after each paint of the list: the open posting, ways on, where the
// focus and the page go. Part of the second script.

import type { Board, Core, CoreError, Hit, Page, Posting } from '../core/core.ts';
import { renderNodes, safeHref } from '../core/nodes.ts';
import { forward, SOURCES, sourceOf } from '../state/source.ts';
import type { Action, State } from '../state/state.ts';
import { makeDetail } from '../view/detail.ts';
import { h } from '../view/dom.ts';
import { refocus } from '../view/focus.ts';
import type { View } from '../view/frame.ts';
import { suggestions } from '../view/suggest.ts';
import type { Words } from '../view/words.ts';
import type { Address } from './address.ts';
import { findJob, similar, twinsOf } from './find.ts';
import type { Options } from './options.ts';
import { warn } from './report.ts';

/** What the element shows, and what can be asked of it. */
export interface Now {
  readonly root: ShadowRoot;
  readonly view: View;
  readonly core: Core;
  readonly board: Board;
  readonly page: Page;
  readonly state: State;
  readonly options: Options;
  readonly words: Words;
  readonly address: Address;
  /** What feed and postings are relative to. */
  readonly home: string;
  /** What the page's address has said: its parameters. */
  readonly arrived: ReadonlyMap<string, string>;
  /** Why it is shown: the visitor did something, Back or Forward, or neither. */
  readonly cause: 'act' | 'history' | undefined;
  /** What had the focus; see focus.ts. */
  readonly focus: string | undefined;
  act(action: Action): void;
  emit(name: string, detail: object, cancelable?: boolean): boolean;
  item(hit: Hit): HTMLElement;
  /** The posting that the address names in another way; undefined: none of this board. */
  found(id: string | undefined): void;
}

/** One for each element. */
export class Later {
  #before: Now | undefined;

  show(now: Now): void {
    const before = this.#before;
    this.#before = now;
    const { view, board, page, state, options, words, address } = now;
    if (before?.board !== board) warn(board.report);
    const { job } = state;
    if (job?.includes('*:')) {
      const id = findJob(board, job);
      // With a prefix it may have been meant for another board.
      now.found(id ?? (options.prefix ? undefined : job.replace('*:', '')));
      return;
    }
    view.suggestions.replaceChildren(...suggestions(page, state, words, now.act));
    if (options.detail === 'page') {
      for (const title of view.list.querySelectorAll<HTMLAnchorElement>('h3 a'))
        title.href = this.#forward(title.href);
    }
    const heading = this.#showJob(now);
    this.#moveFocus(now, before, heading);
    const returned = !before && /back|reload/.test(navigationType());
    if (now.cause === 'history' || returned) {
      const { y, focus } = address.entry() ?? {};
      if (y !== undefined && history.scrollRestoration === 'auto') scrollTo(scrollX, y);
      refocus(now.root, focus);
    }
  }

  /** Carries where the visitor came from. */
  readonly #forward = (href: string): string => {
    const { arrived, options } = this.#before!;
    const names = options.sourceParams;
    return forward(href, sourceOf(arrived, names.includes('none') ? [] : [...SOURCES, ...names]));
  };

  #moveFocus(now: Now, before: Now | undefined, heading: HTMLElement | undefined): void {
    const { root, view, state, options, cause } = now;
    if (!cause) return;
    const title = (item: Element | undefined) =>
      item?.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: cause === 'history' });
    const items = [...view.list.children];
    if (heading) {
      heading.focus({ preventScroll: true });
      if (view.root.getBoundingClientRect().top < 0) view.root.scrollIntoView();
    } else if (before?.state.job && !state.job) {
      title(items.find((item) => item.getAttribute('data-id') === before.state.job));
    } else if (before && cause === 'act' && state.pages > before.state.pages) {
      title(items[before.state.pages * options.pageSize]);
    }
    refocus(root, now.focus, '.chips button, .total');
  }

  /** Opens or closes a posting; the heading of one that was not open before. */
  #showJob(now: Now): HTMLElement | undefined {
    const { view, board, state, options } = now;
    const job = options.detail === 'panel' ? state.job : undefined;
    if (job !== undefined && view.detail.firstElementChild?.getAttribute('data-id') === job) return;
    const posting = job === undefined ? undefined : findPosting(board, job);
    view.notice.hidden = job === undefined || posting !== undefined;
    view.root.toggleAttribute('data-open', posting !== undefined);
    view.detail.replaceChildren();
    if (posting) return this.#showPosting(now, posting);
    if (job !== undefined) void this.#showGone(now, job);
    return;
  }

  #showPosting({ view, board, options, words, address, home, ...now }: Now, posting: Posting) {
    const { id } = posting;
    const detail = makeDetail(posting, {
      words,
      logos: options.logos,
      listHref: address.href({ ...now.state, job: undefined }),
      twins: options.twins ? twinsOf(board, posting) : [],
      link: (href) => safeHref(href, home),
      forward: this.#forward,
      close(event) {
        event.preventDefault();
        now.act({ type: 'close' });
      },
      apply(event, url) {
        if (!now.emit('job-stand-apply', { id, url }, true)) event.preventDefault();
      },
    });
    view.detail.replaceChildren(detail.element);
    const base = safeHref(posting.url ?? '', home) ?? home;
    board.body(id).then(
      (stream) => detail.setBody(renderNodes(stream, document, { base })),
      (error) => {
        if (!detail.element.isConnected) return; // nobody waits for it any more
        console.error(`<job-stand> ${id}: ${error}`);
        detail.setBody(undefined);
      },
    );
    return detail.heading;
  }

  /** A posting that is no longer there: says so, and what is like its id. */
  async #showGone(now: Now, job: string): Promise<void> {
    const { view, words } = now;
    view.notice.textContent = words.say('gone');
    try {
      await now.core.searchReady;
      if (this.#before?.state.job !== job || this.#before.view !== view) return;
      const hits = similar(now.board, job);
      if (!hits.length) return;
      const list = h('ul', { class: 'list' }, hits.map(now.item));
      view.notice.append(h('h2', {}, words.say('similar')), list);
    } catch (error) {
      console.error(`<job-stand> ${error}`, error); // the list is there
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

function navigationType(): string {
  const [entry] = performance.getEntriesByType('navigation');
  return (entry as PerformanceNavigationTiming | undefined)?.type ?? '';
}
