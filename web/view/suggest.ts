// suggest.ts - ways on from a text that was misspelt, or from a query that nothing matches.

import type { Facet, Page } from '../core/types.ts';
import type { Action, State } from '../state/state.ts';
import { h } from './dom.ts';
import type { Words } from './words.ts';

/** A sentence or a list for what the core suggests; nothing when there is nothing to say. */
export function suggestions(
  { corrected, hints = [] }: Page,
  state: State,
  locked: readonly Facet[],
  words: Words,
  act: (action: Action) => void,
): HTMLElement[] {
  const say = (text: string, action: Action) =>
    h('p', {}, h('button', { type: 'button', class: 'link', click: () => act(action) }, text));
  const list: HTMLElement[] = [];
  if (corrected)
    list.push(say(words.say('meant', { text: corrected }), { type: 'text', text: corrected }));
  // What is locked is no choice.
  const open = hints.filter((hint) => 'text' in hint || !locked.includes(hint.facet));
  for (const hint of open.slice(0, 4)) {
    const named = 'text' in hint;
    const value = named
      ? hint.text
      : (state.filters[hint.facet] ?? []).map((v) => words.value(hint.facet, v)).join(', ');
    const roles = words.count(hint.count, hint.count);
    const action: Action = named
      ? { type: 'text', text: state.text.replace(hint.text, ' ').replace(/\s+/g, ' ').trim() }
      : { type: 'drop', facet: hint.facet };
    list.push(say(words.say('without', { roles, value }), action));
  }
  return list;
}
