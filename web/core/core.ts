// core.ts - the board without the element: bytes in, plain values out.
//
//   const core = await loadCore();
//   const board = core.openBoard(bytes);
//   board.find({ text: 'backend', filters: { workplace: ['remote'] } });

import { decoder, Memory, parse } from './memory.ts';
import {
  type BoardOptions,
  CoreError,
  FACETS,
  type Facet,
  type FacetValue,
  type Page,
  type Posting,
  type Query,
  type Report,
} from './types.ts';
import { compile, type Source } from './wasm.ts';

export { renderNodes } from './nodes.ts';
export * from './types.ts';

// The hashes of the modules this script was built with; see build.mjs.
declare const BOARD_INTEGRITY: string;
declare const BODY_INTEGRITY: string;

const MAX_BODY = 256 * 1024; // bytes that are read from a `bodyUrl`
const MARKDOWN = 1;
const HTML = 2;
const ADDRESS = 3;

interface BoardFunctions {
  jobstand_board_new(): number;
  jobstand_board_feed(board: number, size: number): number;
  jobstand_board_load(board: number, options: number, size: number): number;
  jobstand_board_find(board: number, query: number, size: number): number;
  jobstand_board_posting(board: number, id: number, size: number): number;
  jobstand_board_body(board: number, id: number, size: number): number;
}

interface BodyFunctions {
  jobstand_render(format: number, source: number, size: number): number;
}

export interface CoreOptions {
  /** Where the body module comes from; default: jobstand-body.wasm beside this script. */
  readonly bodySource?: Source;
}

/** Where a file beside this script is. Inside a bundle the script is the bundle. */
const beside = (name: string): URL => new URL(name, import.meta.url);

/**
 * Fetches and compiles the core. `source`: default jobstand.wasm beside this script.
 * Throws CoreError 'network', 'blocked' or 'version'.
 */
export async function loadCore(source?: Source | null, options: CoreOptions = {}): Promise<Core> {
  const module = await compile(
    source ?? beside('jobstand.wasm'),
    source ? undefined : BOARD_INTEGRITY,
  );
  return new Core(module, await Memory.create(module), options);
}

/** The compiled modules. Boards opened with one share nothing but code. */
export class Core {
  readonly #module: WebAssembly.Module;
  readonly #options: CoreOptions;
  // Made while the feed is on its way: the first board need not wait for an instance.
  #spare: Memory<BoardFunctions> | undefined;
  #bodyModule: Promise<WebAssembly.Module> | undefined;
  #body: Memory<BodyFunctions> | undefined;

  /** Use loadCore(). */
  constructor(module: WebAssembly.Module, spare: Memory<BoardFunctions>, options: CoreOptions) {
    this.#module = module;
    this.#spare = spare;
    this.#options = options;
  }

  /**
   * Reads one feed or several and builds the index: about 200 ms for 1,000 postings of 4 kB on a fresh page.
   * The bytes are copied once. Throws CoreError 'bad-json', 'bad-shape', 'too-large' when
   * no feed could be read; what was left out of the others is in `report`.
   */
  openBoard(
    feeds: Uint8Array | string | readonly (Uint8Array | string)[],
    options: BoardOptions = {},
  ): Board {
    const list = typeof feeds === 'string' || feeds instanceof Uint8Array ? [feeds] : feeds;
    const spare = this.#spare;
    this.#spare = undefined;
    const open = (memory: Memory<BoardFunctions>) => new Board(this, memory, list, options);
    const fresh = () => open(Memory.createNow(this.#module));
    try {
      return spare ? open(spare) : fresh();
    } catch (error) {
      // A trap may have been the instance's fault: once more, with another one.
      if (error instanceof CoreError && error.code === 'crashed') return fresh();
      throw error;
    }
  }

  /** Starts to fetch the body module, which Board.body() needs. Never throws. */
  preloadBody(): void {
    this.#compileBody().catch(() => {});
  }

  #compileBody(): Promise<WebAssembly.Module> {
    const source = this.#options.bodySource;
    this.#bodyModule ??= compile(
      source ?? beside('jobstand-body.wasm'),
      source ? undefined : BODY_INTEGRITY,
    ).catch((error) => {
      this.#bodyModule = undefined; // the next posting tries again
      throw error;
    });
    return this.#bodyModule;
  }

  /** Markdown (1) or HTML (2) to a node stream. A trap costs the instance; one more try. */
  async render(format: number, source: Uint8Array): Promise<Uint8Array> {
    const module = await this.#compileBody();
    const render = async () => {
      this.#body ??= await Memory.create<BodyFunctions>(module);
      return this.#body.call((exports) => exports.jobstand_render, format, source);
    };
    try {
      return await render();
    } catch {
      this.#body = undefined;
      return render();
    }
  }
}

/** Postings that can be searched. Lives in a wasm instance of its own: close() frees it all. */
export class Board {
  readonly report: Report;
  /** Postings accepted. */
  readonly size: number;
  readonly #core: Core;
  readonly #home: string | undefined;
  readonly #handle: number;
  #memory: Memory<BoardFunctions> | undefined;

  /** Use Core.openBoard(). */
  constructor(
    core: Core,
    memory: Memory<BoardFunctions>,
    feeds: readonly (Uint8Array | string)[],
    options: BoardOptions,
  ) {
    this.#core = core;
    this.#home = options.home;
    this.#memory = memory;
    const handle = memory.run((exports) => exports.jobstand_board_new());
    for (const feed of feeds) {
      memory.write(feed, (exports, size) => exports.jobstand_board_feed(handle, size) >>> 0);
    }
    const names = new URLSearchParams();
    for (const name of [options.name ?? []].flat()) names.append('name', name);
    const reply = parse(
      memory.call((exports) => exports.jobstand_board_load, handle, `${names}`),
    ) as { size: number; feeds: FeedReport[] };
    this.#handle = handle;
    this.size = reply.size;
    this.report = joinReports(reply.feeds);
  }

  #call(
    pick: (exports: BoardFunctions) => (...a: [number, number, number]) => number,
    input: string,
  ) {
    if (!this.#memory) throw new CoreError('closed', 'the board is closed');
    return this.#memory.call(pick, this.#handle, input);
  }

  /** The page of hits for a query, with the counts of the facets asked for. */
  find(query: Query = {}): Page {
    const form = new URLSearchParams();
    const { text, filters, sort, offset, limit, facetLimit } = query;
    const pairs = {
      q: text,
      sort,
      offset,
      limit,
      'facet-limit': facetLimit,
      facets: query.facets ?? FACETS,
    };
    for (const [name, value] of Object.entries(pairs)) {
      if (value !== undefined) form.set(name, `${value}`);
    }
    for (const facet of FACETS) {
      for (const value of filters?.[facet] ?? []) form.append(facet, value);
    }
    const reply = parse(
      this.#call((exports) => exports.jobstand_board_find, `${form}`),
    ) as PageReply;
    const facets: Partial<Record<Facet, FacetValue[]>> = {};
    const more: Partial<Record<Facet, number>> = {};
    for (const facet of FACETS) {
      const counts = reply.facets[facet];
      if (counts?.more) more[facet] = counts.more;
      const values = counts?.values.map(([value, count, chosen]) => ({
        value,
        count,
        selected: chosen > 0,
      }));
      if (values) facets[facet] = values;
    }
    return { ...reply, facets, more };
  }

  /** The whole posting without its body. Throws CoreError 'unknown-posting'. */
  posting(id: string): Posting {
    return parse(this.#call((exports) => exports.jobstand_board_posting, id)) as Posting;
  }

  /**
   * The posting's body as a node stream for renderNodes(); empty when it has none. Fetches
   * the body module, and the posting's `bodyUrl`, the first time.
   */
  async body(id: string): Promise<Uint8Array> {
    const reply = this.#call((exports) => exports.jobstand_board_body, id);
    let format = reply[0] ?? 0;
    let source: Uint8Array = reply.subarray(1);
    if (format === ADDRESS) {
      const address = decoder.decode(source);
      try {
        const url = new URL(address, this.#home ?? globalThis.document?.baseURI);
        if (url.protocol !== 'https:' && url.protocol !== 'http:') throw 'not http';
        const options: RequestInit = Object.create(null);
        options.credentials = 'omit';
        const response = await fetch(url, options);
        if (!response.ok) throw `HTTP ${response.status}`;
        const type = response.headers.get('content-type') ?? '';
        format = /html/.test(type) || /\.html?$/.test(url.pathname) ? HTML : MARKDOWN;
        source = await readSome(response, MAX_BODY);
      } catch (error) {
        throw new CoreError('network', `${address}: ${error}`, { cause: error });
      }
    }
    return format === 0 ? new Uint8Array(4) : this.#core.render(format, source);
  }

  /** Gives the memory back. The board answers nothing after it; closing twice is fine. */
  close(): void {
    this.#memory = undefined;
  }
}

interface PageReply {
  readonly total: number;
  readonly hits: Page['hits'];
  readonly facets: Partial<Record<Facet, { values: [string, number, 0 | 1][]; more: number }>>;
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
    truncated: read.some((r) => r.truncated),
    problemCount: sum((r) => r.problemCount),
    problems: read.flatMap((r) => r.problems),
    feeds,
  };
}

/** The first `max` bytes of a response; the rest is not fetched. */
async function readSome(response: Response, max: number): Promise<Uint8Array> {
  const out = new Uint8Array(max);
  let size = 0;
  const reader = response.body?.getReader();
  while (reader && size < max) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, max - size);
    out.set(part, size);
    size += part.length;
  }
  await reader?.cancel();
  return out.subarray(0, size);
}
