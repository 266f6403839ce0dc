// state.ts - what the visitor asked for, as one value. No DOM, no wasm, no clock.

import { FACETS, type Facet, type Query, SORTS, type Sort } from '../core/types.ts';

export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

export interface State {
  /** As typed. */
  readonly text: string;
  /** Chosen values, in the order of choice; no empty lists. */
  readonly filters: Filters;
  readonly sort: Sort;
  /** Id of the open posting. */
  readonly job?: string | undefined;
  /** How many pages of hits are shown, at least 1. */
  readonly pages: number;
}

export type Action =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'toggle'; readonly facet: Facet; readonly value: string }
  | { readonly type: 'drop'; readonly facet: Facet }
  | { readonly type: 'sort'; readonly sort: Sort }
  | { readonly type: 'more' }
  | { readonly type: 'open'; readonly job: string }
  | { readonly type: 'close' }
  | { readonly type: 'clear' };

export const EMPTY: State = { text: '', filters: {}, sort: 'best', pages: 1 };

/** The state after `action`. A new query starts at the first page; `start` is what clearing goes back to. */
export function next(state: State, action: Action, start: State = EMPTY): State {
  switch (action.type) {
    case 'text':
      return { ...state, text: action.text, pages: 1 };
    case 'toggle': {
      const { facet, value } = action;
      const chosen = state.filters[facet] ?? [];
      const values = chosen.includes(value)
        ? chosen.filter((v) => v !== value)
        : [...chosen, value];
      return { ...state, filters: withValues(state.filters, facet, values), pages: 1 };
    }
    case 'drop':
      return { ...state, filters: withValues(state.filters, action.facet, []), pages: 1 };
    case 'sort':
      return { ...state, sort: action.sort, pages: 1 };
    case 'more':
      return { ...state, pages: state.pages + 1 };
    case 'open':
      return { ...state, job: action.job };
    case 'close':
      return { ...state, job: undefined };
    case 'clear':
      return { ...state, text: '', filters: start.filters, pages: 1 };
  }
}

/** The filters with the values of one facet replaced; a facet without values is left out. */
export function withValues(filters: Filters, facet: Facet, values: readonly string[]): Filters {
  const changed: Partial<Record<Facet, readonly string[]>> = {};
  for (const name of FACETS) {
    const list = name === facet ? values : filters[name];
    if (list?.length) changed[name] = list;
  }
  return changed;
}

const order = ({ text, filters, sort, job, pages }: State) =>
  JSON.stringify([text, FACETS.map((facet) => filters[facet] ?? []), sort, job, pages]);

/** Whether two states show the same. */
export const same = (a: State, b: State): boolean => order(a) === order(b);

export function isFacet(name: string): name is Facet {
  return (FACETS as readonly string[]).includes(name);
}

export function isSort(name: string): name is Sort {
  return (SORTS as readonly string[]).includes(name);
}

/** How a page wants hits and facets. */
export interface Asked {
  /** What the visitor sees before asking for anything. */
  readonly start: State;
  /** Facets that stay as they are at the start. */
  readonly locked: readonly Facet[];
  readonly pageSize: number;
  readonly facets: readonly Facet[];
  /** Values that no hit has: left out, or shown. */
  readonly zeros: 'hide' | 'dim' | 'show';
  readonly selectedFirst: boolean;
  /** The same role in several places is one hit. */
  readonly twins: boolean;
}

/** The filters that nobody changes. */
export const lockedBy = ({ locked, start }: Asked): Filters =>
  Object.fromEntries(locked.map((facet) => [facet, start.filters[facet] ?? []]));

/** What to ask the core for: all hits of the pages shown. */
export function queryOf(state: State, asked: Asked, facetLimit: number): Query {
  const { text, filters, sort, pages } = state;
  const { pageSize, facets, zeros, selectedFirst, twins } = asked;
  const limit = Math.min(pages * pageSize, 1000);
  return {
    text,
    filters: { ...filters, ...lockedBy(asked) },
    sort,
    limit,
    facets,
    facetLimit,
    zeros: zeros !== 'hide',
    selectedFirst,
    twins,
  };
}
