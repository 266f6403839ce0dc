// types.ts - the values that core.mjs takes and gives. No wasm, no DOM.

/** [start, end) in UTF-16 code units of the text that it marks. */
export type Mark = readonly [start: number, end: number];

export const FACETS = [
  'company',
  'location',
  'workplace',
  'employment',
  'department',
  'category',
  'tag',
  'seniority',
  'language',
  'posted',
  'salary',
] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = [
  'best',
  'relevance',
  'featured',
  'newest',
  'title',
  'company',
  'salary',
] as const;
/**
 * `best`: relevance when there is text, else featured. `salary`: of the board's commonest
 * currency and period, highest first.
 */
export type Sort = (typeof SORTS)[number];

export interface Query {
  /**
   * Every word must match, the last one as a prefix unless something follows it; "in quotes":
   * next to each other; -word: not there.
   */
  readonly text?: string;
  /** OR within a facet, AND between facets. */
  readonly filters?: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort?: Sort;
  /** Hits left out at the start; 0. */
  readonly offset?: number;
  /** Hits returned; 25, at most 1000. */
  readonly limit?: number;
  /** Facets to count; all of them. */
  readonly facets?: readonly Facet[];
  /** Values returned for each facet; 50, at most 1000. */
  readonly facetLimit?: number;
  /** Also values that no hit would have. */
  readonly zeros?: boolean;
  /** Chosen values before the others. */
  readonly selectedFirst?: boolean;
  /** Postings equal in title, company and body are one hit. */
  readonly twins?: boolean;
  /** false: hits do not say where they match. */
  readonly marks?: boolean;
}

/** What a list shows of a posting. Absent: the feed does not say. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly company?: string;
  readonly location?: string;
  readonly summary?: string;
  readonly logoUrl?: string;
  readonly category?: string;
  readonly departments?: readonly string[];
  readonly tags?: readonly string[];
  readonly workplace?: readonly string[];
  readonly employment?: readonly string[];
  readonly language?: string;
  /** Milliseconds since 1970. */
  readonly timestamp?: number;
  readonly featured?: number;
  readonly url?: string;
  readonly applyUrl?: string;
  /** Which of the feeds that could be read it is of, from 0; see Board.link(). */
  readonly feed?: number;
}

export interface Salary {
  readonly min?: number;
  readonly max?: number;
  readonly currency?: string;
  readonly period?: string;
  readonly text?: string;
}

/** The whole posting without its body. */
export interface Posting extends Card {
  readonly host?: string;
  readonly companyWebsite?: string;
  readonly locations?: readonly string[];
  readonly remoteScope?: readonly string[];
  readonly seniority?: string;
  readonly salary?: Salary;
  readonly updated?: number;
  readonly validThrough?: number;
}

export interface Hit extends Card {
  readonly marks: {
    readonly title?: readonly Mark[];
    readonly company?: readonly Mark[];
    readonly location?: readonly Mark[];
    readonly summary?: readonly Mark[];
    readonly snippet?: readonly Mark[];
    /** Positions in `tags`, not offsets: a tag matches as a whole. */
    readonly tags?: readonly number[];
  };
  /** Visible text around a match in the body, when nothing else shows one. */
  readonly snippet?: string;
  /** With Query.twins: the other places of this hit. */
  readonly twins?: readonly Card[];
}

/** What to leave out of a query that nothing matches, and how many hits that would give. */
export type Hint =
  | { readonly text: string; readonly count: number }
  | { readonly facet: Facet; readonly count: number };

export interface FacetValue {
  readonly value: string;
  /** Hits if it were the facet's only choice. */
  readonly count: number;
  readonly selected: boolean;
  /** Of a location: its depth in the tree of regions, countries and cities; absent: 0. */
  readonly depth?: number;
  /** Of a location that is no city: its ISO 3166-1 code, or a region's code such as "EU". */
  readonly code?: string;
}

export interface Page {
  /** Postings that match. */
  readonly total: number;
  readonly hits: readonly Hit[];
  /**
   * By count, then by name; `posted` and `salary` in their own order, locations as a tree with
   * parents before their children. Selected values are always there.
   */
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  /** Values beyond `facetLimit`, for the facets that have more. */
  readonly more: Readonly<Partial<Record<Facet, number>>>;
  /** The text as it was probably meant, when a word of it is in no posting. */
  readonly corrected?: string;
  /** When there is no hit; the most hits first. */
  readonly hints?: readonly Hint[];
}

export interface Problem {
  /** 0-based place of the entry; -1: the feed as a whole. */
  readonly index: number;
  readonly id?: string;
  readonly field?: string;
  readonly message: string;
}

/** What was read and what was left out. With several feeds: their sum, and each in `feeds`. */
export interface Report {
  readonly format: string;
  readonly total: number;
  readonly accepted: number;
  readonly skipped: number;
  readonly duplicates: number;
  /** Postings that BoardOptions.maxAge left out. */
  readonly expired: number;
  readonly truncated: boolean;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** Of several feeds each in its place. A code of 0: the feed could not be had. */
  readonly feeds?: readonly (Report | { readonly error: { code: number; message: string } })[];
}

export interface BoardOptions {
  /** Company of postings that name none; several feeds: one for each. */
  readonly name?: string | readonly string[];
  /** Milliseconds since 1970, for the facet `posted` and for `maxAge`; default: the time now. */
  readonly now?: number;
  /** Days: postings that are older, or past their `validThrough`, are left out; 0: none is. */
  readonly maxAge?: number;
  /**
   * Groups of words that mean the same, such as ['js', 'javascript'] or ['sre', 'site
   * reliability'], in addition to the built-in ones; false: none at all.
   */
  readonly synonyms?: readonly (readonly string[])[] | false;
  /** Address that relative addresses of the feed are resolved against; several feeds: one for each. */
  readonly home?: string | readonly string[];
}

/** Why the core refused. `code` is stable, `message` is for developers. */
export type CoreErrorCode =
  | 'bad-json'
  | 'bad-shape'
  | 'too-large'
  | 'unknown-posting'
  | 'closed' // the board was closed
  | 'not-ready' // a text was looked for before the search had arrived
  | 'crashed' // the module trapped; this board is lost
  | 'blocked' // the page's policy does not allow WebAssembly
  | 'network' // the module or a body could not be fetched
  | 'version'; // the module is not the one this script was built with

export class CoreError extends Error {
  override readonly name = 'CoreError';
  readonly code: CoreErrorCode;
  constructor(code: CoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
