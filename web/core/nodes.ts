// nodes.ts - a node stream to DOM: the second gate. It trusts neither the stream nor the
// core that made it: elements come from the table, addresses through the browser's parser.

import { TAGS } from './tags.ts';

// The low byte of an operation; see NodeStream::encode in include/jobstand/body.h.
const CLOSE = 0;
const TEXT = 1;
const HREF = 2;
const START = 3;
const ALIGN = 4;
const TASK = 5;
const OPEN = 16;

const MAX_DEPTH = 64;
const ALIGNMENTS = ['', 'left', 'center', 'right'];
const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

export interface RenderOptions {
  /** What relative links are resolved against; default: the document's base. */
  readonly base?: string | undefined;
}

/** The address to link to, as the browser understands it; nothing when it may not be one. */
export function safeHref(address: string, base: string | undefined): string | undefined {
  try {
    const url = new URL(address, base);
    return SCHEMES.includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Builds the fragment that `stream` describes. Total: a stream that makes no sense is read
 * as far as it does, and never gives an element or an attribute outside the table.
 */
export function renderNodes(
  stream: Uint8Array,
  document: Document,
  { base = document.baseURI }: RenderOptions = {},
): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const words = Math.floor(stream.length / 4);
  const count = words > 0 ? Math.min(view.getUint32(0, true), words - 1) : 0;
  // All text is decoded once; operations count its UTF-16 units. A byte order mark counts too.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stream.subarray(4 + 4 * count));
  let at = 0;
  let node: Node = fragment;
  let depth = 0;
  for (let i = 1; i <= count; i++) {
    const operation = view.getUint32(4 * i, true);
    const kind = operation & 0xff;
    const value = operation >>> 8;
    if (kind === CLOSE) {
      if (depth === 0) break;
      depth--;
      node = node.parentNode ?? fragment;
    } else if (kind === TEXT) {
      node.appendChild(document.createTextNode(text.slice(at, at + value)));
      at += value;
    } else if (kind >= OPEN) {
      const tag = TAGS[kind - OPEN - 1];
      if (!tag || depth === MAX_DEPTH) break;
      depth++;
      node = node.appendChild(document.createElement(tag));
    } else {
      if (node === fragment) break;
      setAttribute(
        node as HTMLElement,
        kind,
        value,
        kind === HREF ? text.slice(at, at + value) : '',
        base,
      );
      if (kind === HREF) at += value;
    }
  }
  return fragment;
}

/** The attributes there are, each on the elements that may have it. */
function setAttribute(
  element: HTMLElement,
  kind: number,
  value: number,
  address: string,
  base: string,
): void {
  const tag = element.localName;
  if (kind === HREF && tag === 'a') {
    const href = safeHref(address, base);
    if (href === undefined) return;
    element.setAttribute('href', href);
    element.setAttribute('rel', 'noopener noreferrer nofollow ugc');
  } else if (kind === START && tag === 'ol') {
    element.setAttribute('start', `${value}`);
  } else if (kind === ALIGN && (tag === 'th' || tag === 'td')) {
    const align = ALIGNMENTS[value];
    if (align) element.setAttribute('data-align', align);
  } else if (kind === TASK && tag === 'li') {
    element.setAttribute('data-task', value === 1 ? 'done' : 'open');
  }
}
