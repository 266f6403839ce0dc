// chips.ts - the chosen values, above the list.

import type { Facet, Page } from '../core/types.ts';
import type { Action, State } from '../state/state.ts';
import { h } from './dom.ts';
import type { Words } from './words.ts';

/** The chosen values, each with a button that takes it back. */
export function chips(
  state: State,
  page: Page,
  facets: readonly Facet[],
  words: Words,
  act: (action: Action) => void,
): HTMLElement[] {
  const list: HTMLElement[] = [];
  for (const facet of facets) {
    for (const value of state.filters[facet] ?? []) {
      const code = page.facets[facet]?.find((counted) => counted.value === value)?.code;
      const name = words.value(facet, value, code);
      const label = words.say('remove', { facet: words.say(facet), value: name });
      const click = () => act({ type: 'toggle', facet, value });
      list.push(
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', part: 'chip', 'data-id': label, 'aria-label': label, click },
            name,
          ),
        ),
      );
    }
  }
  if (list.length || state.text) {
    const click = () => act({ type: 'clear' });
    list.push(
      h('li', {}, h('button', { type: 'button', class: 'link', click }, words.say('clear'))),
    );
  }
  return list;
}
