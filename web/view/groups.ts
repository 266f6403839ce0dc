// groups.ts - hits under headings: of a team, a place or a company.

import type { Hit } from '../core/types.ts';
import { h } from './dom.ts';
import type { Words } from './words.ts';

export type Grouping = 'department' | 'location' | 'company';

/** Hits by what they say, in the order they have; the largest group first, none said last. */
export function groupHits(hits: readonly Hit[], by: Grouping): [name: string, hits: Hit[]][] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const name = (by === 'department' ? hit.departments?.[0] : hit[by]) ?? '';
    const group = groups.get(name);
    if (group) group.push(hit);
    else groups.set(name, [hit]);
  }
  return [...groups].sort(([a, x], [b, y]) => +!a - +!b || y.length - x.length || (a < b ? -1 : 1));
}

/** The first `count` hits of the groups, each group with its heading. */
export function groupItems(
  groups: readonly (readonly [name: string, hits: readonly Hit[]])[],
  count: number,
  words: Words,
  item: (hit: Hit) => HTMLElement,
): HTMLElement[] {
  const shown: HTMLElement[] = [];
  let left = count;
  for (const [name, hits] of groups) {
    if (left <= 0) break;
    const title = h(
      'h3',
      { class: 'group', part: 'group' },
      name || words.say('other'),
      ' ',
      h('span', { class: 'count' }, words.number(hits.length)),
    );
    const list = h('ol', {}, hits.slice(0, left).map(item));
    shown.push(h('li', {}, title, list));
    left -= hits.length;
  }
  return shown;
}
