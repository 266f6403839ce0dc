// board.ts - the core's module and its boards: bytes in, plain values out. What core.mjs gives is in
// core.ts; the element leaves out of its first script what reads bodies.

import type { Bodies } from './bodies.ts';
import type { Formats } from './formats.ts';
import { bytesOf, Memory, parse } from './memory.ts';
import { safeHref } from './nodes.ts';
import {
  type BoardOptions,
  type Card,
  CoreError,
  FACETS,
  type Facet,
  type FacetValue,
  type Hint,
  type Hit,
  type Page,
  type Posting,
  type Query,
  type Report,
} from './types.ts';
import { compile, type Module, type Source } from './wasm.ts';

// The hashes of the modules this script was built with; see build.mjs.
declare const BOARD_INTEGRITY: string;
declare const SEARCH_INTEGRITY: string;

const DAY = 86_400_000; // ms

interface BoardFunctions {
  jobstand_board_new(): number;
  jobstand_board_feed(board: number, size: number): number;
  jobstand_board_load(board: number, options: number, size: number): number;
  jobstand_board_find(board: number, query: number, size: number): number;
  jobstand_board_posting(board: number, id: number, size: number): number;
  jobstand_board_body(board: number, id: number, size: number): number;
  // Of the search module, once it has joined.
  jobstand_search_new(board: number): number;
  jobstand_search_add(search: number, count: number): number;
  jobstand_search_choose(search: number, query: number, size: number): number;
  jobstand_search_places(search: number, query: number, size: number): number;
  jobstand_search_run(search: number, text: number, size: number): number;
  jobstand_search_marks(search: number, none: number, size: number): number;
  jobstand_search_derived(search: number, id: number, size: number): number;
}

export interface CoreOptions {
  /** Where the search module comes from; default: jobstand-search.wasm beside this script. */
  readonly searchSource?: Source;
  /**
   * Do not wait for the search module: until Core.searchReady, boards find no text. What it does is
   * then up to Board.prepare(): until Board.placed, find() leaves out the location facet.
   */
  readonly searchLater?: boolean;
  /** Where the body module comes from; default: jobstand-body.wasm beside this script. */
  readonly bodySource?: Source;
  /** Where the formats module comes from; default: jobstand-formats.wasm beside this script. */
  readonly formatsSource?: Source;
}

/**
 * The module at `source`, or `name` beside this script (inside a bundle the script is the
 * bundle), which must then be the one that the script was built with. Where WebAssembly is
 * blocked, its translation beside this script, of the same build.
 */
const moduleAt: Tools['moduleAt'] = (source, name, integrity) => {
  const beside = new URL(name, import.meta.url);
  const module = source ? compile(source) : compile(beside, integrity);
  return module.catch((error) => {
    if (error.code !== 'blocked') throw error;
    return import(`${beside}.mjs?${integrity}`).then(
      (translated) => translated.default,
      () => {
        throw error;
      },
    );
  });
};

/** What Bodies and Formats need of this script, which may be another one. */
export interface Tools {
  readonly Memory: typeof Memory;
  moduleAt(source: Source | null | undefined, name: string, integrity: string): Promise<Module>;
}
const TOOLS: Tools = { Memory, moduleAt };

/** What the first board does without; asked for again after a failure. */
export type Later = () => Promise<{
  readonly Bodies: typeof Bodies;
  readonly Formats: typeof Formats;
}>;

/** See core.ts. */
export async function loadCore(
  source: Source | null | undefined,
  options: CoreOptions,
  later: Later,
  Kind: typeof Core,
): Promise<Core> {
  const search = moduleAt(options.searchSource, 'jobstand-search.wasm', SEARCH_INTEGRITY);
  search.catch(() => {}); // whoever waits for it is told
  const module = await moduleAt(source, 'jobstand.wasm', BOARD_INTEGRITY);
  return new Kind(module, new Memory(module), search, options, later);
}

/** JSON text or its bytes, also in parts; or why they could not be had, for the report. */
export type Feed = Uint8Array | string | Error | readonly Uint8Array[];
/** One in parts is a list in a list. */
export type Feeds = Feed | readonly Feed[];

/** Whether a feed is of another system. */
export const isForeign = (error: unknown) => (error as CoreError).code === 'bad-shape';

// What a page may be busy with before it looks after its visitor, ms, and how much of a feed is
// read before the clock is looked at, bytes.
const BUSY = 8;
const SLICE = 65_536;

/** Lets the page do what else it has to do. */
export const pause = (): Promise<void> =>
  (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.() ??
  new Promise((next) => setTimeout(next));

/** What `steps` come to, with room between them for what else the page has to do. */
async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let end = performance.now() + BUSY;
  for (;;) {
    const { done, value } = steps.next();
    if (performance.now() >= end) {
      await pause();
      end = performance.now() + BUSY;
    }
    if (done) return value;
  }
}

/** The compiled modules. Boards opened with one share nothing but code. */
export class Core {
  /** Settles when boards can be searched for text. */
  readonly searchReady: Promise<void>;
  readonly #module: Module;
  readonly options: CoreOptions;
  /** The search module, once it has arrived. */
  search: Module | undefined;
  // Made while the feed is on its way: the first board need not wait for an instance.
  #spare: Memory<BoardFunctions> | undefined;
  readonly #later: Later;
  #bodies: Promise<Bodies> | undefined;
  /** What reads feeds of other systems, once it has arrived. */
  protected formats: Formats | undefined;

  /** Use loadCore(). */
  constructor(
    module: Module,
    spare: Memory<BoardFunctions>,
    search: Promise<Module>,
    options: CoreOptions,
    later: Later,
  ) {
    this.#module = module;
    this.searchReady = search.then((arrived) => {
      this.search = arrived;
    });
    this.searchReady.catch(() => {});
    this.#spare = spare;
    this.options = options;
    this.#later = later;
  }

  /**
   * Reads one feed or several, of any format, in slices that leave room for what else the page has
   * to do. The bytes are copied once. Throws CoreError 'bad-json', 'bad-shape', 'too-large' when no
   * feed could be read, 'network' when it is of another system and the formats module could not be
   * had; what was left out of the others is in `report`.
   */
  async open(feeds: Feeds, options: BoardOptions = {}): Promise<Board> {
    const list = [feeds].flat() as readonly Feed[];
    try {
      return await inSlices(this.read(list, options, SLICE, '1'));
    } catch (error) {
      if (!isForeign(error)) throw error;
      await this.loadFormats().catch((failure) => {
        if (list[1] === undefined) throw failure; // others are shown without it
      });
      return inSlices(this.read(this.formats?.convert(list) ?? list, options, SLICE));
    }
  }

  /**
   * Feeds of our own format. Stops after each `slice` bytes; 0: never. With `ours` those of other
   * systems are refused.
   */
  *read(list: readonly Feed[], options: BoardOptions, slice: number, ours?: string) {
    const spare = this.#spare;
    this.#spare = undefined;
    const fresh = () => new Memory<BoardFunctions>(this.#module);
    const open = (memory: Memory<BoardFunctions>) => load(this, memory, list, options, slice, ours);
    try {
      return yield* open(spare ?? fresh());
    } catch (error) {
      // A trap may have been the instance's fault: once more, with another one.
      if (error instanceof CoreError && error.code === 'crashed') return yield* open(fresh());
      throw error;
    }
  }

  /** What the modules are told of a board, but for its feeds. */
  form({ now, maxAge }: BoardOptions): URLSearchParams {
    return new URLSearchParams({
      now: `${now ?? Date.now()}`,
      'max-age': `${(maxAge ?? 0) * DAY}`,
      // Feeds are hostile: what they hash to must not be known to whoever writes them.
      seed: `${crypto.getRandomValues(new Uint32Array(1))[0]}`,
    });
  }

  /** Fetches the formats module. Throws CoreError 'network', 'blocked'. */
  async loadFormats(): Promise<void> {
    const { Formats } = await this.#later();
    const formats = this.formats ?? new Formats(this.options.formatsSource, TOOLS);
    await formats.load();
    this.formats = formats;
  }

  /** What reads bodies. Throws CoreError 'network' where it cannot be had. */
  bodies(): Promise<Bodies> {
    if (!this.#bodies) {
      const bodies = this.#later().then(({ Bodies }) => new Bodies(this.options.bodySource, TOOLS));
      this.#bodies = bodies;
      bodies.catch(() => {
        this.#bodies = undefined; // the next posting tries again
      });
    }
    return this.#bodies;
  }

  /** Starts to fetch the body module, which Board.body() needs. Never throws. */
  preloadBody(): void {
    this.bodies()
      .then((bodies) => bodies.load())
      .catch(() => {});
  }
}

/** Reads feeds in an instance of their own; stops after each `slice` bytes. */
function* load(
  core: Core,
  memory: Memory<BoardFunctions>,
  feeds: readonly Feed[],
  options: BoardOptions,
  slice: number,
  ours = '',
): Generator<void, Board> {
  const [first] = feeds;
  if (first instanceof Error && feeds.every((feed) => feed instanceof Error)) throw first;
  const handle = memory.run((exports) => exports.jobstand_board_new());
  const names = [options.name ?? []].flat();
  const form = core.form(options);
  form.set('slice', `${slice}`);
  form.set('ours', ours); // refuse what the formats module may know
  for (const [i, feed] of feeds.entries()) {
    if (feed instanceof Error) continue;
    const parts = [feed].flat().map((part) => bytesOf(part as string | Uint8Array));
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    let at = memory.room(size, (exports) => exports.jobstand_board_feed(handle, size));
    for (const part of parts) {
      // New memory takes a browser long to hand out.
      for (let done = 0; done < part.length; ) {
        const piece = part.subarray(done, done + (slice || size));
        memory.put(piece, at);
        at += piece.length;
        done += piece.length;
        if (slice) yield;
      }
    }
    form.append('name', names[i] ?? '');
  }
  for (;;) {
    const reply = parse(memory.call('jobstand_board_load', handle, `${form}`)) as {
      size: number;
      feeds?: FeedReport[];
    };
    const given = reply.feeds;
    if (given) {
      const reports = feeds.map((feed) =>
        feed instanceof Error
          ? { error: { code: 0, message: feed.message } }
          : (given.shift() as FeedReport),
      );
      const homes = [options.home].flat();
      const read = reports.flatMap((one, i) => ('error' in one ? [] : [homes[i] ?? homes[0]]));
      return new Board(core, memory, handle, reply.size, joinReports(reports), read);
    }
    yield;
  }
}

/** What addresses are relative to, of each feed that could be read. */
export type Homes = readonly (string | undefined)[];

/** Postings that can be searched. Lives in a wasm instance of its own: close() frees it all. */
export class Board {
  readonly report: Report;
  /** Postings accepted. */
  readonly size: number;
  readonly #core: Core;
  readonly #homes: Homes;
  readonly #handle: number;
  #memory: Memory<BoardFunctions> | undefined;
  #search = 0; // jobstand_search*
  #left = 2; // what it has to do: 2 read places, 1 index texts, 0 nothing
  #done: () => void = () => {};
  /** Settles when find() has nothing left to do first; see prepare(). */
  readonly prepared = new Promise<void>((done) => {
    this.#done = done;
  });

  /** Use Core.open() or openBoard(). */
  constructor(
    core: Core,
    memory: Memory<BoardFunctions>,
    handle: number,
    size: number,
    report: Report,
    homes: Homes,
  ) {
    this.#core = core;
    this.#memory = memory;
    this.#handle = handle;
    this.size = size;
    this.report = report;
    this.#homes = homes;
  }

  /** Whether places are read. */
  get placed(): boolean {
    return this.#left < 2;
  }

  /** Whether texts are indexed. */
  get indexed(): boolean {
    return !this.#left;
  }

  #open(): Memory<BoardFunctions> {
    if (!this.#memory) throw new CoreError('closed', 'the board is closed');
    return this.#memory;
  }

  #call(name: keyof BoardFunctions, input: string) {
    return this.#open().call(name, this.#handle, input);
  }

  /**
   * Reads places and indexes texts for about `budget` milliseconds, or until it is done;
   * find() does what is left. True: it is done. False also while the search module is on its
   * way.
   */
  prepare(budget = Number.POSITIVE_INFINITY): boolean {
    return this.#prepare(0, budget);
  }

  /** Works until `left` or less is left to do. */
  #prepare(left: number, budget = Number.POSITIVE_INFINITY): boolean {
    const memory = this.#open();
    const { search } = this.#core;
    if (!search) return false;
    if (!this.#search) {
      memory.join(search);
      this.#search = memory.run((exports) => exports.jobstand_search_new(this.#handle));
      if (budget < Number.POSITIVE_INFINITY) return false; // enough for once
    }
    const end = performance.now() + budget;
    while (this.#left > left) {
      this.#left = memory.run((exports) => exports.jobstand_search_add(this.#search, 32));
      if (!this.#left) this.#done();
      if (performance.now() >= end) break;
    }
    return this.#left <= left;
  }

  /** The page of hits for a query, with the counts of the facets asked for. */
  find(query: Query = {}): Page {
    const { text } = query;
    if (!text) return this.#select(query);
    const found = this.#run(text);
    const page = this.#select(query);
    if (page.total) {
      const marks = (
        found.any && query.marks !== false ? this.#ask(0, 'jobstand_search_marks', '') : []
      ) as Pick<Hit, 'marks' | 'snippet'>[];
      const hits = page.hits.map((hit, i) => ({ ...hit, ...marks[i] }));
      return { ...page, hits, ...(found.corrected && { corrected: found.corrected }) };
    }
    // What the text would find without one of its words.
    const hints: Hint[] = [...(page.hints ?? [])];
    for (const [part, rest] of found.parts) {
      if (!this.#run(rest).any) continue;
      const { total } = this.#select({ ...query, text: rest, limit: 0, facets: [] });
      if (total) hints.push({ text: part, count: total });
    }
    hints.sort((a, b) => b.count - a.count);
    return { ...page, hints, ...(found.corrected && { corrected: found.corrected }) };
  }

  /** One call of the search module, which must be done with all but `left`. */
  #ask(left: number, name: keyof BoardFunctions, input: string): unknown {
    if (!this.#prepare(left)) throw new CoreError('not-ready', 'the search is still on its way');
    return parse(this.#open().call(name, this.#search, input));
  }

  #run(text: string): RunReply {
    return this.#ask(0, 'jobstand_search_run', text) as RunReply;
  }

  /** The page for a query whose text has run. */
  #select(query: Query): Page {
    const form = new URLSearchParams();
    const { text, filters, sort, offset, limit, facetLimit } = query;
    const flag = (on: boolean | undefined) => (on ? 1 : undefined);
    const asked = query.facets ?? FACETS;
    const pairs = {
      q: text,
      sort,
      offset,
      limit,
      'facet-limit': facetLimit,
      facets: asked,
      zeros: flag(query.zeros),
      'selected-first': flag(query.selectedFirst),
      twins: flag(query.twins),
    };
    for (const [name, value] of Object.entries(pairs)) {
      if (value !== undefined) form.set(name, `${value}`);
    }
    for (const facet of FACETS) {
      for (const value of filters?.[facet] ?? []) form.append(facet, value);
    }
    // Places are the search module's: without it they are no facet yet, and no filter.
    const counted =
      asked.includes('location') &&
      (this.#core.options.searchLater ? this.placed : this.#prepare(1));
    if (counted || filters?.location?.length) {
      this.#ask(1, 'jobstand_search_choose', `${form}`);
    }
    const reply = parse(this.#call('jobstand_board_find', `${form}`)) as PageReply;
    const given: PageReply['facets'] = reply.facets;
    if (counted) {
      given.location = this.#ask(1, 'jobstand_search_places', `${form}`) as FacetReply;
    } else delete given.location;
    const facets: Partial<Record<Facet, FacetValue[]>> = {};
    const more: Partial<Record<Facet, number>> = {};
    for (const facet of FACETS) {
      const counts = given[facet];
      if (counts?.more) more[facet] = counts.more;
      const values = counts?.values.map(([value, count, chosen, depth, code]) => ({
        value,
        count,
        selected: chosen > 0,
        ...(depth && { depth }),
        ...(code && { code }),
      }));
      if (values) facets[facet] = values;
    }
    const hits = reply.hits.map((hit) => ({ ...hit, marks: {} }));
    return { ...reply, hits, facets, more };
  }

  /**
   * The whole posting without its body; with the search module there, also what its location
   * says. Throws CoreError 'unknown-posting'.
   */
  posting(id: string): Posting {
    const own = parse(this.#call('jobstand_board_posting', id)) as Posting;
    if (!this.#core.search) return own;
    const derived = this.#ask(Number.POSITIVE_INFINITY, 'jobstand_search_derived', id);
    return { ...(derived as Partial<Posting>), ...own };
  }

  /**
   * The posting's body as a node stream for renderNodes(); empty when it has none. Fetches
   * the body module, and the posting's `bodyUrl`, the first time.
   */
  async body(id: string): Promise<Uint8Array> {
    const reply = this.#call('jobstand_board_body', id);
    return (await this.#core.bodies()).read(reply, this.#homes);
  }

  /**
   * An address that a posting, hit or twin of this board gives, as one to link to: absolute; nothing
   * when it may not be one. Relative ones count from the feed it is of, see BoardOptions.home.
   */
  link({ feed = 0 }: Card, address: string | undefined): string | undefined {
    return address && safeHref(address, this.#homes[feed]);
  }

  /** Gives the memory back. The board answers nothing after it; closing twice is fine. */
  close(): void {
    this.#memory = undefined;
  }
}

interface PageReply {
  readonly total: number;
  readonly hits: readonly Omit<Hit, 'marks'>[];
  readonly hints?: readonly Hint[];
  readonly facets: Partial<Record<Facet, FacetReply>>;
}

interface FacetReply {
  readonly values: [string, number, 0 | 1, number?, string?][];
  readonly more: number;
}

interface RunReply {
  /** 1: there was something to look for. */
  readonly any: number;
  readonly corrected?: string;
  readonly parts: readonly (readonly [part: string, rest: string])[];
}

type FeedReport = Report | { readonly error: { code: number; message: string } };

/** The report of one feed, or the sum of several with each of them. */
function joinReports(feeds: readonly FeedReport[]): Report {
  const read = feeds.filter((feed): feed is Report => !('error' in feed));
  if (feeds.length === 1 && read[0]) return read[0];
  const sum = (count: (report: Report) => number) =>
    read.reduce((n, report) => n + count(report), 0);
  return {
    format: 'jobstand',
    total: sum((r) => r.total),
    accepted: sum((r) => r.accepted),
    skipped: sum((r) => r.skipped),
    duplicates: sum((r) => r.duplicates),
    expired: sum((r) => r.expired),
    truncated: read.some((r) => r.truncated),
    problemCount: sum((r) => r.problemCount),
    problems: read.flatMap((r) => r.problems),
    feeds,
  };
}
