// options.ts - the element's attributes as one value. A wrong value falls back to the default; the
// second script, which has time for it, reads them once more to say so.

import { FACETS, type Facet, SORTS } from '../core/types.ts';
import { type Asked, EMPTY, isFacet, withValues } from '../state/state.ts';

export interface Options extends Asked {
  readonly sources: readonly string[];
  /** What the list has headings of. */
  readonly group: 'none' | 'department' | 'location' | 'company';
  /** Roles may be kept, and new ones are marked. */
  readonly saved: boolean;
  /** The last copy of a feed is shown when it cannot be fetched. */
  readonly stale: boolean;
  readonly detail: 'panel' | 'page' | 'none';
  /** Where in the page's address the state is. */
  readonly mode: 'query' | 'hash' | 'none';
  readonly prefix: string;
  /** Days after which a posting is not shown; 0: it always is. */
  readonly maxAge: number;
  /** Tells boards of one page apart. */
  readonly label: string;
  readonly logos: boolean;
  /** Parameters of the page that travel to where visitors apply. */
  readonly params: readonly string[];
}

const DEFAULT_FACETS: readonly Facet[] = FACETS.filter((facet) => facet !== 'seniority');

/** Whether this is the script that says what is wrong; see build.mjs. */
declare const WARNS: boolean;

export function readOptions(element: Element, warn?: (message: string) => void): Options {
  const text = (name: string) => element.getAttribute(name)?.trim() ?? '';
  const list = (name: string) =>
    text(name)
      .split(/[\s,]+/)
      .filter(Boolean);
  const one = <T extends string>(name: string, values: readonly T[]): T => {
    const value = text(name);
    const known = values.find((v) => v === value);
    if (WARNS && value && !known) warn?.(`${name}="${value}" is not one of ${values.join(', ')}`);
    return known ?? (values[0] as T);
  };
  const on = (name: string) => one(name, ['off', 'on']) === 'on';
  const facets = (name: string) =>
    list(name).filter((facet): facet is Facet => {
      if (WARNS && !isFacet(facet))
        warn?.(`${name}: "${facet}" is not one of ${FACETS.join(', ')}`);
      return isFacet(facet);
    });
  const size = text('page-size');
  const pageSize = size ? Number(size) : 25;
  const goodSize = Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 200;
  const maxAge = Number(text('max-age'));
  const goodAge = maxAge >= 0 && maxAge < 1e6;
  if (WARNS) {
    if (!goodSize) warn?.(`page-size="${size}" is not one of 1 to 200`);
    if (!goodAge) warn?.(`max-age="${text('max-age')}" is not a number of days`);
    one('loading', ['eager', 'lazy']);
    one('theme', ['auto', 'light', 'dark']);
    one('view', ['list', 'compact', 'cards']);
  }
  let { filters } = EMPTY;
  for (const facet of FACETS) {
    // "Berlin; Paris" in an attribute is two values, as in a posting.
    const values = text(`filter-${facet}`)
      .split(';')
      .map((value) => value.trim())
      .filter(Boolean);
    filters = withValues(filters, facet, values);
  }
  const locked = facets('lock');
  const shown = element.hasAttribute('facets') ? facets('facets') : DEFAULT_FACETS;
  return {
    sources: text('src').split(/\s+/).filter(Boolean),
    facets: shown.filter((facet) => !locked.includes(facet)),
    locked,
    pageSize: goodSize ? pageSize : 25,
    group: one('group', ['none', 'department', 'location', 'company']),
    saved: on('saved'),
    stale: on('stale'),
    detail: one('detail', ['panel', 'page', 'none']),
    mode: one('url-state', ['query', 'hash', 'none']),
    prefix: text('url-prefix'),
    maxAge: goodAge ? maxAge : 0,
    label: text('label'),
    logos: on('logos'),
    params: list('source-params'),
    zeros: one('zeros', ['hide', 'dim', 'show']),
    selectedFirst: on('selected-first'),
    twins: on('twins'),
    start: { ...EMPTY, text: text('query'), filters, sort: one('sort', SORTS) },
  };
}
