// bodies.ts - what a posting says, to a node stream for renderNodes(). Fetches the body module.
import type { Homes, Tools } from './board.ts';
import type { Memory } from './memory.ts';
import { CoreError } from './types.ts';
import type { Module, Source } from './wasm.ts';

// The hash of the module this script was built with; see build.mjs.
declare const BODY_INTEGRITY: string;

const MAX_BODY = 256 * 1024; // bytes that are read from a `bodyUrl`
const MARKDOWN = 1;
const HTML = 2;
const ADDRESS = 3;

interface BodyFunctions {
  jobstand_render(format: number, source: number, size: number): number;
}

/** One for each core. */
export class Bodies {
  readonly #source: Source | undefined;
  readonly #tools: Tools;
  #module: Promise<Module> | undefined;
  #memory: Memory<BodyFunctions> | undefined;

  constructor(source: Source | undefined, tools: Tools) {
    this.#source = source;
    this.#tools = tools;
  }

  /** The body module. Throws CoreError 'network', 'blocked'; the next call tries again. */
  load(): Promise<Module> {
    this.#module ??= this.#tools
      .moduleAt(this.#source, 'jobstand-body.wasm', BODY_INTEGRITY)
      .catch((error) => {
        this.#module = undefined;
        throw error;
      });
    return this.#module;
  }

  /** Markdown (1) or HTML (2) to a node stream. A trap costs the instance; one more try. */
  async render(format: number, source: Uint8Array): Promise<Uint8Array> {
    const module = await this.load();
    const render = () => {
      this.#memory ??= new this.#tools.Memory<BodyFunctions>(module);
      return this.#memory.call('jobstand_render', format, source);
    };
    try {
      return render();
    } catch {
      this.#memory = undefined;
      return render();
    }
  }

  /**
   * What the board says of a body: its format and its source, or the number of its feed and the
   * address where it is. A posting without one is an empty stream.
   */
  async read(reply: Uint8Array, homes: Homes): Promise<Uint8Array> {
    let format = reply[0] ?? 0;
    let source: Uint8Array = reply.subarray(1);
    if (format === ADDRESS) {
      const text = new TextDecoder().decode(source);
      const address = text.slice(text.indexOf(' ') + 1);
      try {
        const home = homes[Number.parseInt(text, 10)];
        const url = new URL(address, home ?? globalThis.document?.baseURI);
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
    return format === 0 ? new Uint8Array(4) : this.render(format, source);
  }
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
