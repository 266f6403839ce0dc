// detail.ts - one posting: title, facts, apply link, body.

import type { Card, Facet, Posting } from '../core/types.ts';
import { type Child, h } from './dom.ts';
import { tagList } from './list.ts';
import { listOf, payOf } from './names.ts';
import { painted } from './place.ts';
import type { Words } from './words.ts';

const LINE = 40; // letters

export interface DetailOptions {
  readonly words: Words;
  readonly logos: boolean;
  /** The page's address without a posting open. */
  readonly listHref: string;
  /** The same role in other places. */
  readonly twins: readonly Card[];
  /** An address of the posting, or of a twin, fit to be shown; or nothing. */
  link(address: string | undefined, of?: Card): string | undefined;
  /** The address of an application or posting, with where the visitor came from. */
  forward(address: string): string;
  close(event: MouseEvent): void;
  apply(event: MouseEvent, url: string): void;
  share(): Promise<string | undefined>;
  /** Whether the role is kept; undefined: roles cannot be. */
  readonly saved: boolean | undefined;
  save(): boolean;
}

export interface Detail {
  readonly element: HTMLElement;
  readonly heading: HTMLHeadingElement;
  /** Where the roles before and after this one go. */
  readonly steps: HTMLElement;
  /** Where what comes after the body goes. */
  readonly end: HTMLElement;
  /** Shows the body, or a sentence where it could not be loaded; what is out of sight a frame later. */
  setBody(body: Node | undefined): void;
}

export function makeDetail(posting: Posting, options: DetailOptions): Detail {
  const { words, link } = options;
  const { title, company, companyWebsite, logoUrl, url, applyUrl, salary } = posting;
  const { timestamp, validThrough } = posting;
  const day = (ms: number) =>
    h('time', { datetime: new Date(ms).toISOString().slice(0, 10) }, words.date(ms));
  const join = (list?: readonly string[]) => listOf(words, list);
  const values = (facet: Facet, list?: readonly string[]) =>
    join(list?.map((value) => words.value(facet, value)));
  const external = (address: string | undefined, text: Child, more = {}) => {
    const href = link(address);
    return href && h('a', { href, rel: 'noopener', ...more }, text);
  };
  const onward = (address: string | undefined, of?: Card) => {
    const href = link(address, of);
    return href && options.forward(href);
  };
  const website = external(companyWebsite, company ?? words.say('website'));
  const facts: readonly (readonly [name: string, fact: Child])[] = [
    [words.say('company'), website || company],
    [words.say('location'), posting.location || posting.locations?.join('; ')],
    [words.say('workplace'), values('workplace', posting.workplace)],
    [words.say('employment'), values('employment', posting.employment)],
    [words.say('department'), join(posting.departments)],
    [words.say('category'), values('category', [posting.category ?? ''])],
    [words.say('seniority'), values('seniority', [posting.seniority ?? ''])],
    [words.say('salary'), salary && payOf(words, salary)],
    [words.say('posted'), timestamp !== undefined && day(timestamp)],
    [words.say('closes'), validThrough !== undefined && day(validThrough)],
    [words.say('language'), posting.language && words.value('language', posting.language)],
  ];
  const logo = options.logos && link(logoUrl);
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
        click: (event) => options.apply(event as MouseEvent, href),
      },
      text,
    );
  const elsewhere = options.twins.flatMap((twin) => {
    const { location, url, applyUrl } = twin;
    const href = onward(applyUrl ?? url, twin);
    if (!href || !location) return [];
    const name = words.say('applyIn', { title, place: location });
    return h('span', {}, applyLink(href, location, name, 'link'));
  });
  const heading = h('h2', { part: 'title', class: 'title', tabindex: -1 }, title);
  const body = h('div', {
    part: 'body',
    class: 'body',
    lang: posting.language,
    'aria-busy': 'true',
  });
  // With dir="auto", engines look through what is there for each node that comes.
  const fill = (...nodes: Node[]) => {
    body.removeAttribute('dir');
    body.append(...nodes);
    body.dir = 'auto';
  };
  const said = h('span', { role: 'status', class: 'said' });
  const button = (text: string, click: () => void, more = {}) =>
    h('button', { type: 'button', part: 'button', click, ...more }, text);
  const share = button(words.say('share'), async () => {
    said.textContent = (await options.share()) ?? '';
  });
  const saveText = (on: boolean) => words.say(on ? 'saved' : 'save');
  const save =
    options.saved !== undefined &&
    button(
      saveText(options.saved),
      () => {
        const on = options.save();
        if (!save) return;
        save.setAttribute('aria-pressed', `${on}`);
        save.textContent = saveText(on);
      },
      { class: 'save', 'aria-pressed': `${options.saved}` },
    );
  const steps = h('span', { class: 'steps' });
  const end = h('div', { class: 'end' });
  const element = h(
    'article',
    { 'data-id': posting.id },
    h(
      'nav',
      { 'aria-label': words.say('heading') },
      h(
        'a',
        {
          class: 'back',
          href: options.listHref,
          click: (event) => options.close(event as MouseEvent),
        },
        words.say('back'),
      ),
      steps,
    ),
    h(
      'header',
      {},
      logo &&
        h('img', { src: logo, alt: '', width: 56, height: 56, referrerpolicy: 'no-referrer' }),
      heading,
    ),
    h(
      'p',
      { class: 'actions' },
      applyHref &&
        applyLink(applyHref, words.say('apply'), words.say('applyFor', { title }), 'apply'),
      save,
      share,
      applyUrl && url !== applyUrl && external(onward(url), words.say('original')),
      said,
    ),
    elsewhere.length > 0 && h('p', { class: 'elsewhere' }, words.say('alsoApply'), ' ', elsewhere),
    h(
      'dl',
      { part: 'meta' },
      facts.map(([name, fact]) => fact && h('div', {}, h('dt', {}, name), h('dd', {}, fact))),
    ),
    posting.summary && h('p', { class: 'lead' }, posting.summary),
    body,
    end,
  );
  return {
    element,
    heading,
    steps,
    end,
    setBody(content = h('p', { class: 'problem' }, words.say('noBody'))) {
      body.removeAttribute('aria-busy');
      // What is out of sight waits for the next frame: below the facts, a window has room for about
      // a letter for each of its pixels, on a phone and on a wide screen, and each node begins a line.
      let shown = 0;
      const rest = [...content.childNodes].filter(({ textContent }) => {
        const fits = shown < innerHeight;
        shown += LINE + textContent!.length;
        return !fits;
      });
      for (const node of rest) node.remove();
      fill(content);
      void painted().then(() => {
        fill(...rest);
        if (posting.tags) body.after(tagList(posting.tags));
        // What scrolls sideways must be reachable without a mouse.
        for (const wide of body.querySelectorAll<HTMLElement>('pre, table')) {
          if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
        }
      });
    },
  };
}
