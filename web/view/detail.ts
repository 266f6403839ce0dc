// detail.ts - one posting: title, facts, apply link, body.

import type { Facet, Posting } from '../core/types.ts';
import { type Child, h } from './dom.ts';
import { tagList } from './list.ts';
import { FACET_NAMES, FACT_NAMES, TEXT, type Words } from './words.ts';

export interface DetailOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** The page's address without a posting open. */
  readonly listHref: string;
  link(address: string): string | undefined;
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
  { words, logos, listHref, link, close, apply }: DetailOptions,
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
  const website = companyWebsite && external(companyWebsite, company ?? TEXT.website);
  const facts: readonly (readonly [name: string, fact: Child])[] = [
    [FACET_NAMES.company, website || company],
    [FACET_NAMES.location, posting.location || posting.locations?.join('; ')],
    [FACET_NAMES.workplace, values('workplace', posting.workplace)],
    [FACET_NAMES.employment, values('employment', posting.employment)],
    [FACET_NAMES.department, posting.departments?.join(', ')],
    [FACET_NAMES.category, values('category', [posting.category ?? ''])],
    [FACET_NAMES.seniority, values('seniority', [posting.seniority ?? ''])],
    [FACT_NAMES.pay, salary && words.pay(salary)],
    [FACT_NAMES.posted, timestamp !== undefined && day(timestamp)],
    [FACT_NAMES.closes, validThrough !== undefined && day(validThrough)],
    [FACET_NAMES.language, posting.language && words.value('language', posting.language)],
  ];
  const logo = logos && logoUrl ? link(logoUrl) : undefined;
  const target = applyUrl ?? url;
  const applyHref = target && link(target);
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
      TEXT.back,
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
        h(
          'a',
          {
            part: 'apply',
            class: 'apply',
            href: applyHref,
            rel: 'noopener',
            'aria-label': `${TEXT.applyFor} ${title}`,
            click: (event) => apply(event as MouseEvent, applyHref),
          },
          TEXT.apply,
        ),
        applyUrl && url !== applyUrl && external(url, TEXT.original),
      ),
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
      body.replaceChildren(content ?? h('p', { class: 'problem' }, TEXT.noBody));
      // What scrolls sideways must be reachable without a mouse.
      for (const wide of body.querySelectorAll<HTMLElement>('pre, table')) {
        if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
      }
    },
  };
}
