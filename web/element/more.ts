// more.ts - what the first paint does without, as a script of its own: jobstand-more.mjs.
// It shares no code with jobstand.mjs, only values and the elements of the frame.

import css from '../more.css';
import { namer } from '../view/names.ts';
import { painted } from '../view/place.ts';
import { unpack, type Words } from '../view/words.ts';
import { LATER } from '../view/words-later.ts';
import { Later, type Now } from './later.ts';

export { Bodies } from '../core/bodies.ts';
export { Formats } from '../core/formats.ts';
export { inSight } from '../view/place.ts';
export { withCopies } from './copies.ts';
export { textsOf } from './language.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const boards = new WeakMap<ShadowRoot, Later>();
const known = new WeakSet<Words>();

// What waits for this script has its list laid out by the time it comes; later on, a list may be
// new whenever it is shown.
let arriving = true;
setTimeout(() => {
  arriving = false;
});

const colours = new WeakMap<ShadowRoot, { sheet: CSSStyleSheet; colour: string }>();

/** Tells the styles what is behind the board: what sticks or floats must not be transparent. */
function paint(root: ShadowRoot): void {
  let colour = 'Canvas';
  let at: Element | null = root.host;
  while (at) {
    const { backgroundColor } = getComputedStyle(at);
    if (/^rgb\(/.test(backgroundColor)) {
      colour = backgroundColor;
      break;
    }
    const above: Node | null = at.parentNode;
    at = above instanceof ShadowRoot ? above.host : at.parentElement;
  }
  let own = colours.get(root);
  if (own?.colour === colour) return; // all styles would be worked out again
  if (!own) {
    own = { sheet: new CSSStyleSheet(), colour };
    colours.set(root, own);
    root.adoptedStyleSheets.push(own.sheet);
  }
  own.colour = colour;
  own.sheet.replaceSync(`.search::before, .detail, dialog { --page: ${colour} }`);
}

/** Opens the filters in a dialog. */
export function openFilters(now: Now): void {
  boards.get(now.root)?.openFilters(now);
}

/** To be called after each paint. */
export function show(now: Now): void {
  const { root, view, words } = now;
  if (!known.has(words)) {
    known.add(words);
    if (words.later.length) words.add(unpack(words.later, LATER));
    words.add(LATER, namer(words));
    view.filters.rename();
  }
  let later = boards.get(root);
  // A page that changes its colours does so behind our back. Asked for before the next frame,
  // they would cost a layout of their own: of the whole list, and with every letter that is typed.
  if (later || !arriving) void painted().then(() => paint(root));
  else paint(root); // before the sheet, so that it is asked of what is laid out
  if (!later) {
    root.adoptedStyleSheets.push(sheet);
    later = new Later();
    boards.set(root, later);
  }
  later.show(now);
}
