// more.ts - what the first paint does without, as a script of its own: jobstand-more.mjs.
// It shares no code with jobstand.mjs, only values and the elements of the frame.

import css from '../more.css';
import { LATER } from '../view/words-later.ts';
import { Later, type Now } from './later.ts';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const boards = new WeakMap<ShadowRoot, Later>();

/** To be called after each paint. */
export function show(now: Now): void {
  const { root, words } = now;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  words.add(LATER);
  let later = boards.get(root);
  if (!later) {
    later = new Later();
    boards.set(root, later);
  }
  later.show(now);
}
