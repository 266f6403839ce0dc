// suggest.ts - ways on from a text that was misspelt, or from a query that nothing matches.

import type { Page } from '../core/types.ts';
import type { Action, State } from '../state/state.ts';
import { h } from './dom.ts';
import { TEXT, type Words } from './words.ts';

/** A sentence or a list for what the core suggests; nothing when there is nothing to say. */
export function suggestions(
  { corrected, hints = [] }: Page,
  state: State,
  words: Words,
  act: (action: Action) => void,
): HTMLElement[] {
  const button = (name: string, action: Action) =>
    h('button', { type: 'button', class: 'link', click: () => act(action) }, name);
  const list: HTMLElement[] = [];
  if (corrected)
    list.push(h('p', {}, TEXT.meant, ' ', button(corrected, { type: 'text', text: corrected })));
  for (const hint of hints.slice(0, 4)) {
    const named = 'text' in hint;
    const left = named
      ? hint.text
      : (state.filters[hint.facet] ?? []).map((value) => words.value(hint.facet, value)).join(', ');
    const action: Action = named
      ? { type: 'text', text: state.text.replace(hint.text, ' ').replace(/\s+/g, ' ').trim() }
      : { type: 'drop', facet: hint.facet };
    list.push(
      h(
        'p',
        {},
        button(`${words.count(hint.count, hint.count)} ${TEXT.without} ‘${left}’`, action),
      ),
    );
  }
  return list;
}
