// url.ts - the state in the page's address. Parameters that are not ours are never touched.

import { FACETS, type Facet } from '../core/types.ts';
import { isSort, type State, withValues } from './state.ts';

export interface UrlOptions {
  /** Put before our names, for several boards on a page. */
  readonly prefix: string;
  /** What an address without parameters means. */
  readonly start: State;
  /** Facets that the address cannot change. */
  readonly locked: readonly Facet[];
}

/** Parameters of tracking systems' own pages that name a posting, and how their ids start. */
const ALIASES = { gh_jid: 'greenhouse:', ashby_jid: 'ashby:', lever: 'lever:' };

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((value) => b.includes(value));

/** The state that an address asks for. Total: what makes no sense is as good as absent. */
export function readState(text: string, { prefix, start, locked }: UrlOptions): State {
  const params = new URLSearchParams(text);
  let { filters, sort } = start;
  for (const facet of FACETS) {
    // Once each; an empty value says that a filter set from the start is off.
    const values = [...new Set(params.getAll(prefix + facet))];
    if (values.length && !locked.includes(facet)) {
      filters = withValues(
        filters,
        facet,
        values.filter((value) => value),
      );
    }
  }
  const order = params.get(`${prefix}sort`);
  if (order && isSort(order)) sort = order;
  let job = params.get(`${prefix}job`) || undefined;
  for (const [name, system] of Object.entries(ALIASES)) {
    const id = params.get(name);
    if (id && !job) job = `${system}*:${id}`;
  }
  return { text: params.get(`${prefix}q`) ?? start.text, filters, sort, job, pages: 1 };
}

/**
 * The parameters with the state in them, without defaults. Foreign ones come first, as they
 * were written.
 */
export function writeState(
  text: string,
  state: State,
  { prefix, start, locked }: UrlOptions,
): string {
  // Whoever opens or closes a posting has left the one that the page was opened with.
  const ours = new Set(Object.keys(ALIASES));
  for (const name of ['q', 'sort', 'job', ...FACETS]) ours.add(prefix + name);
  const foreign = text
    .split('&')
    .filter((part) => part && !ours.has(`${[...new URLSearchParams(part).keys()][0]}`));
  const out = new URLSearchParams();
  if (state.text !== start.text) out.set(`${prefix}q`, state.text);
  for (const facet of FACETS) {
    const values = state.filters[facet];
    if (locked.includes(facet) || same(values, start.filters[facet])) continue;
    for (const value of values ?? ['']) out.append(prefix + facet, value);
  }
  if (state.sort !== start.sort) out.set(`${prefix}sort`, state.sort);
  if (state.job) out.set(`${prefix}job`, state.job);
  return [...foreign, `${out}`].filter(Boolean).join('&');
}

/**
 * Whether a posting is the one that an alias such as "greenhouse:*:123" names: by its id, or
 * by the address it has there.
 */
export function matchesJob(
  { id, url = '', applyUrl = '' }: { id: string; url?: string; applyUrl?: string },
  job: string,
): boolean {
  const [system = '', native] = job.split('*:');
  if (!native) return id === job;
  if (id === native || (id.startsWith(system) && id.endsWith(`:${native}`))) return true;
  // A whole part of an address there, or of one that names it itself: /jobs/123, ?gh_jid=123.
  const parameter = Object.entries(ALIASES).find(([, start]) => start === system)?.[0];
  return [url, applyUrl].some(
    (address) =>
      (address.includes(system.slice(0, -1)) || address.includes(`${parameter}=`)) &&
      address.split(/[/=?&#]/).includes(native),
  );
}
