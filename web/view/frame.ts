// frame.ts - what stays while results change: search box, bar, columns, live region.
import { type Action, isSort } from '../state/state.ts';
import { h } from './dom.ts';
import { Filters } from './filters.ts';
import { ORDERS, type Words } from './words.ts';

export interface View {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly sort: HTMLSelectElement;
  readonly toggle: HTMLButtonElement;
  /** Where the filters are when there is room beside the list. */
  readonly panel: HTMLElement;
  readonly bar: HTMLElement;
  readonly filters: Filters;
  readonly chips: HTMLElement;
  /** What is said of changes; see announce.ts. */
  readonly status: HTMLElement;
  readonly count: HTMLElement;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
  readonly empty: HTMLElement;
  readonly suggestions: HTMLElement;
  readonly notice: HTMLElement;
  readonly detail: HTMLElement;
}

/** The page's own children; without any, a few grey lines where the list will be. */
export function waiting(words: Words): HTMLElement {
  const line = (name = '') => h('div', { class: `line ${name}` });
  return h(
    'slot',
    {},
    h('p', { class: 'hidden', role: 'status', lang: words.lang }, words.say('loading')),
    h(
      'div',
      { class: 'waiting' },
      line('box'),
      Array.from({ length: 8 }, () => line()),
    ),
  );
}

export function makeView(
  words: Words,
  act: (action: Action) => void,
  update: () => void,
  openFilters: () => void,
  label: string,
): View {
  // Boards of one page are told apart by their names.
  const named = (name: string) => (label ? `${label}: ${name}` : undefined);
  const input = h('input', {
    type: 'search',
    id: 'q',
    placeholder: words.say('placeholder'),
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    input: () => act({ type: 'text', text: input.value }),
  });
  const sort = h(
    'select',
    { id: 'sort', change: () => isSort(sort.value) && act({ type: 'sort', sort: sort.value }) },
    ORDERS.map((value) => h('option', { value }, words.say(value))),
  );
  const filters = new Filters(words, act, update);
  const panel = h(
    'div',
    {
      class: 'filters',
      part: 'filters',
      role: 'group',
      'aria-label': words.say('filters'),
    },
    filters.element,
  );
  const toggle = h('button', {
    type: 'button',
    class: 'button toggle',
    'aria-haspopup': 'dialog',
    click: openFilters,
  });
  const status = h('div', { role: 'status', class: 'hidden' });
  const chipList = h('ul', { class: 'chips', part: 'chips' });
  const count = h('p', { class: 'total', part: 'count', tabindex: -1 });
  const list = h('ol', { class: 'list', part: 'list' });
  const more = h(
    'button',
    { type: 'button', class: 'button more', part: 'button', click: () => act({ type: 'more' }) },
    words.say('more'),
  );
  const empty = h('div', { class: 'empty' });
  const suggestions = h('div', { class: 'suggestions' });
  const notice = h('div', { class: 'notice', role: 'status', hidden: true });
  const detail = h('div', { class: 'detail', part: 'detail' });
  const form = h(
    'form',
    {
      role: 'search',
      'aria-label': named(words.say('search')),
      part: 'search',
      class: 'search',
      submit: (event) => event.preventDefault(),
    },
    h('label', { for: 'q', class: 'hidden' }, words.say('search')),
    input,
  );
  const bar = h(
    'div',
    { class: 'bar' },
    toggle,
    count,
    h('div', { class: 'sort' }, h('label', { for: 'sort' }, words.say('sort')), sort),
  );
  const root = h(
    'div',
    { class: 'root', part: 'root', lang: words.lang, dir: words.dir },
    h('slot', { name: 'header' }),
    notice,
    form,
    bar,
    chipList,
    h(
      'div',
      { class: 'main' },
      panel,
      h(
        'section',
        {
          class: 'results',
          'aria-label': named(words.say('heading')),
          'aria-labelledby': !label && 'heading',
        },
        h('h2', { id: 'heading', class: 'hidden' }, words.say('heading')),
        empty,
        suggestions,
        list,
        more,
      ),
      detail,
    ),
    h('slot', { name: 'footer' }),
    status,
  );
  return {
    root,
    input,
    sort,
    toggle,
    panel,
    bar,
    filters,
    chips: chipList,
    status,
    count,
    list,
    more,
    empty,
    suggestions,
    notice,
    detail,
  };
}
