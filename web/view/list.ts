// list.ts - hits to a list of articles. Only the title is a link: what is read out is its name.

import type { Hit, Mark } from '../core/types.ts';
import { type Child, h } from './dom.ts';
import type { Words } from './words.ts';

export interface ListOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** Element of the titles; h3. */
  readonly level?: 'h4' | undefined;
  /** The page's address with this posting open. */
  href(id: string): string;
  /** An address fit to be shown, or nothing. */
  link(address: string | undefined): string | undefined;
  open(id: string, event: MouseEvent): void;
}

/** `text` with its marks as <mark>; what the marks do not fit is plain. */
export function marked(text: string, marks: readonly Mark[] = []): Child[] {
  const parts: Child[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end > text.length) break;
    parts.push(text.slice(at, start), h('mark', {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

export function listItem(
  hit: Hit,
  { words, logos, level = 'h3' as 'h4', href, link, open }: ListOptions,
): HTMLLIElement {
  const { id, title, company, location, summary, snippet, marks } = hit;
  const logo = logos && link(hit.logoUrl);
  const kinds = [
    ...(hit.workplace ?? []).map((value) => words.value('workplace', value)),
    ...(hit.employment ?? []).map((value) => words.value('employment', value)),
  ];
  const facts: Child[] = [
    company && h('span', { class: 'company' }, marked(company, marks.company)),
    location && h('span', {}, marked(location, marks.location)),
    // "Remote-EU" needs no second "Remote".
    ...kinds
      .filter((kind) => !location?.toLowerCase().includes(kind.toLowerCase()))
      .map((kind) => h('span', {}, kind)),
  ];
  // A match in the body is shown instead of a summary that says nothing of it.
  const teaser =
    snippet && !marks.summary
      ? marked(snippet, marks.snippet)
      : summary && marked(summary, marks.summary);
  return h(
    'li',
    { part: 'item', class: 'item', 'data-id': id },
    h(
      'article',
      {},
      logo &&
        h('img', {
          src: logo,
          alt: '',
          width: 40,
          height: 40,
          loading: 'lazy',
          referrerpolicy: 'no-referrer',
        }),
      h(
        level,
        { part: 'title', class: 'title' },
        h(
          'a',
          {
            href: href(id),
            click: (event) => open(id, event as MouseEvent),
          },
          marked(title, marks.title),
        ),
        hit.featured! > 0
          ? h('span', { class: 'badge', part: 'badge' }, words.say('featured'))
          : undefined,
      ),
      h(
        'p',
        { part: 'meta', class: 'meta' },
        facts,
        hit.timestamp !== undefined &&
          h(
            'time',
            { datetime: new Date(hit.timestamp).toISOString().slice(0, 10) },
            words.date(hit.timestamp),
          ),
      ),
      teaser && h('p', { class: 'teaser' }, teaser),
      hit.tags && tagList(hit.tags, marks.tags),
    ),
  );
}

export function tagList(tags: readonly string[], marked: readonly number[] = []): HTMLUListElement {
  return h(
    'ul',
    { class: 'tags' },
    tags.map((tag, i) => h('li', { part: 'tag' }, marked.includes(i) ? h('mark', {}, tag) : tag)),
  );
}
