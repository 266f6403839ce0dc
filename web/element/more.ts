// more.ts - what the first paint does without, as a script of its own: jobstand-more.mjs.
// It shares no code with jobstand.mjs, only values and the elements of the frame.

import type { Board, Posting } from '../core/core.ts';
import { renderNodes, safeHref } from '../core/nodes.ts';
import css from '../more.css';
import { makeDetail } from '../view/detail.ts';
import type { Words } from '../view/words.ts';

export { suggestions } from '../view/suggest.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Adds the styles of what comes later. */
export function style(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

export interface PostingOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** Address of the feed, which relative addresses are resolved against. */
  readonly home: string;
  /** The page's address without a posting open. */
  readonly listHref: string;
  close(): void;
  /** False: the page does not want the visitor to leave. */
  apply(url: string): boolean;
}

/** Shows a posting in `place`. Its body follows. Returns the heading, for the focus. */
export function showPosting(
  place: HTMLElement,
  board: Board,
  posting: Posting,
  { words, logos, home, listHref, close, apply }: PostingOptions,
): HTMLElement {
  const detail = makeDetail(posting, {
    words,
    logos,
    listHref,
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
