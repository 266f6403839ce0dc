// filters.ts - facets as groups of checkboxes. Boxes are
// kept from one count to the next, so that the one in use keeps its focus.

import type { Facet, FacetValue, Page } from '../core/types.ts';
import type { Action } from '../state/state.ts';
import { arrange, h } from './dom.ts';
import type { Words } from './words.ts';

const FEW = 6; // values shown before "Show all"

interface Box {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
  readonly count: HTMLElement;
  name(): void;
}

interface Group {
  readonly element: HTMLFieldSetElement;
  readonly boxes: Map<string, Box>;
  readonly list: HTMLElement;
  readonly more: HTMLButtonElement;
  all: boolean;
}

export class Filters {
  readonly element = h('div', { class: 'groups' });
  readonly #groups = new Map<Facet, Group>();
  readonly #words: Words;
  readonly #act: (action: Action) => void;
  readonly #changed: () => void;

  /** `changed`: a group wants all of its values; see facetLimit(). */
  constructor(words: Words, act: (action: Action) => void, changed: () => void) {
    this.#words = words;
    this.#act = act;
    this.#changed = changed;
  }

  /** How many values of a facet to ask for. */
  facetLimit(): number {
    return [...this.#groups.values()].some(({ all }) => all) ? 1000 : 50;
  }

  /** Says the values again, in the words there are by now. */
  rename(): void {
    for (const { boxes } of this.#groups.values()) for (const box of boxes.values()) box.name();
  }

  /** `most`: groups, for now. */
  update(page: Page, facets: readonly Facet[], most = facets.length): void {
    const shown: Node[] = [];
    for (const facet of facets) {
      if (shown.length === most) break;
      const counted = page.facets[facet];
      const values = counted ?? [];
      // What would change nothing is no choice.
      const useful = values.some(
        ({ count, selected }) => selected || (values.length > 1 && count !== page.total),
      );
      // Places are counted when the search module is there: their room is kept for them.
      const pending = !counted && page.total > 1;
      if (!useful && !pending) continue;
      let group = this.#groups.get(facet);
      if (!group) {
        group = this.#makeGroup(facet);
        this.#groups.set(facet, group);
      }
      group.element.classList.toggle('pending', pending);
      this.#fill(group, facet, values, page.more[facet] ?? 0);
      shown.push(group.element);
    }
    arrange(this.element, shown);
  }

  #makeGroup(facet: Facet): Group {
    const list = h('div', { class: 'values' });
    const more = h('button', {
      type: 'button',
      class: 'link',
      click: () => {
        group.all = !group.all;
        this.#changed();
      },
    });
    const legend = h('legend', {}, this.#words.say(facet));
    const element = h('fieldset', { part: 'facet', 'data-facet': facet }, legend, list, more);
    const group: Group = { element, boxes: new Map(), list, more, all: false };
    return group;
  }

  #fill(group: Group, facet: Facet, values: readonly FacetValue[], beyond: number): void {
    const total = values.length + beyond;
    const visible = group.all ? values : values.filter(({ selected }, i) => i < FEW || selected);
    const { activeElement } = group.list.getRootNode() as ShadowRoot;
    arrange(
      group.list,
      visible.map(({ value, count, selected, depth = 0, code }) => {
        const box = group.boxes.get(value) ?? this.#makeBox(group, facet, value, depth, code);
        box.input.checked = selected;
        const counted = this.#words.number(count);
        // What is said again is laid out again.
        if (box.count.textContent !== counted) box.count.textContent = counted;
        box.label.classList.toggle('none', count === 0 && !selected);
        return box.label;
      }),
    );
    // Moving a box takes its focus away.
    if (group.list.contains(activeElement))
      (activeElement as HTMLElement).focus({ preventScroll: true });
    group.more.hidden = total <= FEW;
    group.more.textContent = this.#words.say(group.all ? 'fewer' : 'all', { n: total });
    group.more.setAttribute('aria-expanded', `${group.all}`);
  }

  #makeBox(group: Group, facet: Facet, value: string, depth: number, code?: string): Box {
    const input = h('input', {
      type: 'checkbox',
      name: facet,
      value,
      change: () => this.#act({ type: 'toggle', facet, value }),
    });
    const count = h('span', { class: 'count' });
    // Below its country a city needs no country.
    const said = depth && !code ? value.replace(/, [^,]*$/, '') : value;
    const text = h('span');
    const label = h('label', { 'data-depth': depth ? `${depth}` : undefined }, input, text, count);
    const box = {
      label,
      input,
      count,
      name: () => {
        text.textContent = this.#words.value(facet, said, code);
      },
    };
    box.name();
    group.boxes.set(value, box);
    return box;
  }
}
