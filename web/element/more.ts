// more.ts - what the first paint does without, as a script of its own: jobstand-more.mjs.
// It shares no code with jobstand.mjs, only values and the elements of the frame.

import type { Board, Posting, Twin } from '../core/core.ts';
import { renderNodes, safeHref } from '../core/nodes.ts';
import css from '../more.css';
import { makeDetail } from '../view/detail.ts';
import type { Words } from '../view/words.ts';
import { LATER } from '../view/words-later.ts';

export { suggestions } from '../view/suggest.ts';
export { warn } from './report.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Adds the styles and words of what comes later. */
export function begin(root: ShadowRoot, words: Words): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  words.add(LATER);
}

/** The same role in other places. */
function twinsOf(board: Board, { id, company }: Posting): readonly Twin[] {
  const filters = company ? { company: [company] } : {};
  const { hits } = board.find({ filters, twins: true, limit: 1000, facets: [] });
  for (const hit of hits) {
    const all: readonly Twin[] = [hit, ...(hit.twins ?? [])];
    if (all.some((twin) => twin.id === id)) return all.filter((twin) => twin.id !== id);
  }
  return [];
}

export interface PostingOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** Address of the feed, which relative addresses are resolved against. */
  readonly home: string;
  /** The page's address without a posting open. */
  readonly listHref: string;
  /** Look for the same role in other places. */
  readonly twins: boolean;
  close(): void;
  /** False: the page does not want the visitor to leave. */
  apply(url: string): boolean;
}

/** Shows a posting in `place`. Its body follows. Returns the heading, for the focus. */
export function showPosting(
  place: HTMLElement,
  board: Board,
  posting: Posting,
  { words, logos, home, listHref, twins, close, apply }: PostingOptions,
): HTMLElement {
  const detail = makeDetail(posting, {
    words,
    logos,
    listHref,
    twins: twins ? twinsOf(board, posting) : [],
    link: (address) => safeHref(address, home),
    close(event) {
      event.preventDefault();
      close();
    },
    apply(event, url) {
      if (!apply(url)) event.preventDefault();
    },
  });
  place.replaceChildren(detail.element);
  const base = safeHref(posting.url ?? '', home) ?? home;
  board.body(posting.id).then(
    (stream) => detail.setBody(renderNodes(stream, document, { base })),
    (error) => {
      if (!detail.element.isConnected) return; // nobody waits for it any more
      console.error(`<job-stand> ${posting.id}: ${error}`);
      detail.setBody(undefined);
    },
  );
  return detail.heading;
}
