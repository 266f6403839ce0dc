// detail.ts - one posting: title, facts, apply link, body.

import type { Facet, Posting, Twin } from '../core/types.ts';
import { type Child, h } from './dom.ts';
import { tagList } from './list.ts';
import type { Words } from './words.ts';

export interface DetailOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** The page's address without a posting open. */
  readonly listHref: string;
  /** The same role in other places. */
  readonly twins: readonly Twin[];
  link(address: string): string | undefined;
  /** The address of an application or posting, with where the visitor came from. */
  forward(address: string): string;
  close(event: MouseEvent): void;
  apply(event: MouseEvent, url: string): void;
}

export interface Detail {
  readonly element: HTMLElement;
  readonly heading: HTMLHeadingElement;
  /** Shows the body, or a sentence where it could not be loaded. */
  setBody(body: DocumentFragment | undefined): void;
}

export function makeDetail(
  posting: Posting,
  { words, logos, listHref, twins, link, forward, close, apply }: DetailOptions,
): Detail {
  const {
    title,
    company,
    companyWebsite,
    logoUrl,
    url,
    applyUrl,
    salary,
    timestamp,
    validThrough,
  } = posting;
  const day = (ms: number) =>
    h('time', { datetime: new Date(ms).toISOString().slice(0, 10) }, words.date(ms));
  const values = (facet: Facet, list: readonly string[] = []) =>
    list.map((value) => words.value(facet, value)).join(', ');
  const external = (address: string | undefined, text: Child, more = {}) => {
    const href = address && link(address);
    return href && h('a', { href, rel: 'noopener', ...more }, text);
  };
  const onward = (address = '') => {
    const href = link(address);
    return href && forward(href);
  };
  const website = companyWebsite && external(companyWebsite, company ?? words.say('website'));
  const facts: readonly (readonly [name: string, fact: Child])[] = [
    [words.say('company'), website || company],
    [words.say('location'), posting.location || posting.locations?.join('; ')],
    [words.say('workplace'), values('workplace', posting.workplace)],
    [words.say('employment'), values('employment', posting.employment)],
    [words.say('department'), posting.departments?.join(', ')],
    [words.say('category'), values('category', [posting.category ?? ''])],
    [words.say('seniority'), values('seniority', [posting.seniority ?? ''])],
    [words.say('salary'), salary && words.pay(salary)],
    [words.say('posted'), timestamp !== undefined && day(timestamp)],
    [words.say('closes'), validThrough !== undefined && day(validThrough)],
    [words.say('language'), posting.language && words.value('language', posting.language)],
  ];
  const logo = logos && logoUrl ? link(logoUrl) : undefined;
  const applyHref = onward(applyUrl ?? url);
  const applyLink = (href: string, text: string, name: string, part: string) =>
    h(
      'a',
      {
        part,
        class: part,
        href,
        rel: 'noopener',
        'aria-label': name,
        click: (event) => apply(event as MouseEvent, href),
      },
      text,
    );
  const elsewhere = twins.flatMap(({ location, url, applyUrl }) => {
    const href = onward(applyUrl ?? url);
    if (!href || !location) return [];
    const name = words.say('applyIn', { title, place: location });
    return h('span', {}, applyLink(href, location, name, 'link'));
  });
  const heading = h('h2', { part: 'title', tabindex: -1 }, title);
  const body = h('div', {
    part: 'body',
    class: 'body',
    lang: posting.language,
    'aria-busy': 'true',
  });
  const element = h(
    'article',
    { 'data-id': posting.id },
    h(
      'a',
      { class: 'back', href: listHref, click: (event) => close(event as MouseEvent) },
      words.say('back'),
    ),
    h(
      'header',
      {},
      logo &&
        h('img', { src: logo, alt: '', width: 56, height: 56, referrerpolicy: 'no-referrer' }),
      heading,
    ),
    applyHref &&
      h(
        'p',
        { class: 'actions' },
        applyLink(applyHref, words.say('apply'), words.say('applyFor', { title }), 'apply'),
        applyUrl && url !== applyUrl && external(onward(url), words.say('original')),
      ),
    elsewhere.length > 0 && h('p', { class: 'elsewhere' }, words.say('alsoApply'), ' ', elsewhere),
    h(
      'dl',
      { part: 'meta' },
      facts.map(([name, fact]) => fact && h('div', {}, h('dt', {}, name), h('dd', {}, fact))),
    ),
    posting.summary && h('p', { class: 'lead' }, posting.summary),
    body,
    posting.tags && tagList(posting.tags),
  );
  return {
    element,
    heading,
    setBody(content) {
      body.removeAttribute('aria-busy');
      body.replaceChildren(content ?? h('p', { class: 'problem' }, words.say('noBody')));
      // What scrolls sideways must be reachable without a mouse.
      for (const wide of body.querySelectorAll<HTMLElement>('pre, table')) {
        if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
      }
    },
  };
}
