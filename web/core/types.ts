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
] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = ['best', 'relevance', 'featured', 'newest', 'title', 'company'] as const;
/** `best`: relevance when there is text, else featured. */
export type Sort = (typeof SORTS)[number];

export interface Query {
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
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  readonly selected: boolean;
}

export interface Page {
  /** Postings that match. */
  readonly total: number;
  readonly hits: readonly Hit[];
  /** By count, then by name; selected values are always there. */
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  /** Values beyond `facetLimit`, for the facets that have more. */
  readonly more: Readonly<Partial<Record<Facet, number>>>;
  readonly corrected?: string;
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
  readonly truncated: boolean;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  readonly feeds?: readonly (Report | { readonly error: { code: number; message: string } })[];
}

export interface BoardOptions {
  /** Company of postings that name none; several feeds: one for each. */
  readonly name?: string | readonly string[];
  /** Milliseconds since 1970; kept for what a later version derives from it. */
  readonly now?: number;
  /** Address that relative addresses of the feed are resolved against. */
  readonly home?: string;
}

/** Why the core refused. `code` is stable, `message` is for developers. */
export type CoreErrorCode =
  | 'bad-json'
  | 'bad-shape'
  | 'too-large'
  | 'unknown-posting'
  | 'closed' // the board was closed
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
