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
export function readState(params: URLSearchParams, { prefix, start, locked }: UrlOptions): State {
  let { text, filters, sort } = start;
  let job: string | undefined;
  text = params.get(`${prefix}q`) ?? text;
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
  job = params.get(`${prefix}job`) || undefined;
  for (const [name, system] of Object.entries(ALIASES)) {
    const id = params.get(name);
    if (id && !job) job = `${system}*:${id}`;
  }
  return { text, filters, sort, job, pages: 1 };
}

/** The parameters with the state in them: foreign ones first and in their order, no defaults. */
export function writeState(
  params: URLSearchParams,
  state: State,
  { prefix, start, locked }: UrlOptions,
): URLSearchParams {
  const out = new URLSearchParams(params);
  for (const name of ['q', 'sort', 'job', ...FACETS]) out.delete(prefix + name);
  // Whoever opens or closes a posting has left the one that the page was opened with.
  for (const name of Object.keys(ALIASES)) out.delete(name);
  if (state.text !== start.text) out.set(`${prefix}q`, state.text);
  for (const facet of FACETS) {
    const values = state.filters[facet];
    if (locked.includes(facet) || same(values, start.filters[facet])) continue;
    for (const value of values ?? ['']) out.append(prefix + facet, value);
  }
  if (state.sort !== start.sort) out.set(`${prefix}sort`, state.sort);
  if (state.job) out.set(`${prefix}job`, state.job);
  return out;
}

/** The pattern of an alias, such as "greenhouse:*:123", as a test of ids; or the id itself. */
export function matchesJob(id: string, job: string): boolean {
  const [system, native] = job.split('*:');
  return native === undefined
    ? id === job
    : id.startsWith(`${system}`) && id.endsWith(`:${native}`);
}
